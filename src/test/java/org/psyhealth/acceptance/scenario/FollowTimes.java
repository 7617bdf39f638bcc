package org.psyhealth.acceptance.scenario;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The interval of each person's newest follow of each topic, which the API does not show. */
record FollowTimes(Map<Pair, Period> periods) {

    static FollowTimes readFrom(LocalDatabase database) {
        return new FollowTimes(database
                .jdbc()
                .sql("select topic_id, user_id, since, until from topic.follow")
                .query((row, number) -> Map.entry(
                        new Pair(row.getObject("topic_id", UUID.class), row.getObject("user_id", UUID.class)),
                        new Period(instant(row, "since", Instant.MIN), instant(row, "until", Instant.MAX))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Instant instant(ResultSet row, String column, Instant otherwise) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? otherwise : time.toInstant();
    }

    /** Whether the newest follow of one of the topics covers that time. */
    boolean covers(UUID user, List<UUID> topics, Instant time) {
        return topics.stream().anyMatch(topic -> {
            var period = periods.get(new Pair(topic, user));
            return period != null && period.contains(time);
        });
    }

    /** For the report. */
    String describe(UUID user, List<UUID> topics) {
        return topics.stream()
                .map(topic -> topic + " " + periods.get(new Pair(topic, user)))
                .collect(Collectors.joining("; "));
    }

    record Pair(UUID topic, UUID user) {}

    /** @param until exclusive */
    record Period(Instant since, Instant until) {

        boolean contains(Instant time) {
            return !time.isBefore(since) && time.isBefore(until);
        }
    }
}
