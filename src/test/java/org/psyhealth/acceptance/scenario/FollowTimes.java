package org.psyhealth.acceptance.scenario;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** From when to when everyone's newest follow of each topic lasts; the API does not show it. */
record FollowTimes(Map<Pair, Period> periods) {

    static FollowTimes readFrom(LocalDatabase database, List<LoggedRecord> records) {
        var newestFollow = new java.util.HashMap<Pair, Instant>();
        records.stream()
                .filter(r -> r.type().equals("org.psyhealth.topic.followed.v1"))
                .forEach(r -> {
                    var user = r.value().replaceAll(".*\"userId\":\"([^\"]+)\".*", "$1");
                    newestFollow.merge(
                            new Pair(UUID.fromString(r.subject()), UUID.fromString(user)),
                            Instant.parse(r.time()),
                            (x, y) -> x.isAfter(y) ? x : y);
                });
        return new FollowTimes(database
                .jdbc()
                .sql("select topic_id, user_id, active, changed_at from topic.follow")
                .query((row, number) -> {
                    var pair = new Pair(row.getObject("topic_id", UUID.class), row.getObject("user_id", UUID.class));
                    var at = instant(row, "changed_at", Instant.MIN);
                    return Map.entry(
                            pair,
                            row.getBoolean("active")
                                    ? new Period(at, Instant.MAX)
                                    : new Period(newestFollow.getOrDefault(pair, Instant.MIN), at));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Instant instant(ResultSet row, String column, Instant otherwise) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? otherwise : time.toInstant();
    }

    /** Whether the newest follow of one of the topics lasted at that time. */
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
