package org.psyhealth.follow.relation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.follow.events.Period;

/**
 * The state of a timed relation after a change.
 *
 * @param version counts its changes, 1 for the first
 * @param since the start, inclusive
 * @param until the end, exclusive; null while there is none
 * @param earlier when it held before, the oldest first
 */
public record TimedChange(
        long version, Instant since, @Nullable Instant until, List<Period> earlier) {

    static final String RETURNING = """
            returning version, since, until,
                array(select lower(period) from unnest(earlier) as period order by period) as starts,
                array(select upper(period) from unnest(earlier) as period order by period) as ends""";

    static TimedChange of(ResultSet row, int number) throws SQLException {
        var until = row.getObject("until", OffsetDateTime.class);
        var starts = (Timestamp[]) row.getArray("starts").getArray();
        var ends = (Timestamp[]) row.getArray("ends").getArray();
        return new TimedChange(
                row.getLong("version"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                IntStream.range(0, starts.length)
                        .mapToObj(index -> new Period(starts[index].toInstant(), ends[index].toInstant()))
                        .toList());
    }
}
