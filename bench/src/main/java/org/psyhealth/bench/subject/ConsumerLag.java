package org.psyhealth.bench.subject;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;

/** How many records the consumer groups have still before them. */
public record ConsumerLag(Admin admin) implements AutoCloseable {

    public static ConsumerLag of(Services services) {
        return new ConsumerLag(
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, services.bootstrapServers())));
    }

    public long total() throws Exception {
        var groups = admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .collect(Collectors.toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec()));
        if (groups.isEmpty()) {
            return 0;
        }
        var lag = 0L;
        for (var committed : admin.listConsumerGroupOffsets(groups).all().get().values()) {
            committed.values().removeIf(Objects::isNull);
            var ends = admin.listOffsets(committed.keySet().stream()
                            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                    .all()
                    .get();
            for (var entry : committed.entrySet()) {
                lag += ends.get(entry.getKey()).offset() - entry.getValue().offset();
            }
        }
        return lag;
    }

    @Override
    public void close() {
        admin.close();
    }
}
