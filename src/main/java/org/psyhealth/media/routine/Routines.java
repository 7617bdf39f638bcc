package org.psyhealth.media.routine;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who does what is due each night or week: the task that asks first. One that dies meanwhile is not replaced before the
 * next period; so what is done by this must be done again without harm, and not matter if it is late.
 */
@Repository
@Transactional
public class Routines {

    /** When few people upload anything (UTC; two in the morning in Vietnam). */
    private static final LocalTime NIGHT = LocalTime.of(19, 0);

    private final JdbcClient jdbc;
    private final Clock clock;

    Routines(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the caller is to do what is due each night. */
    public boolean takeNight(String name) {
        return take(name, lastNight());
    }

    /** Whether the caller is to do what is due in one night of each week. */
    public boolean takeWeek(String name) {
        return take(name, lastNight().with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY)));
    }

    private LocalDateTime lastNight() {
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        var tonight = now.toLocalDate().atTime(NIGHT);
        return tonight.isAfter(now) ? tonight.minusDays(1) : tonight;
    }

    private boolean take(String name, LocalDateTime since) {
        return jdbc.sql("""
                        insert into media.routine as last (name, taken_at) values (:name, :now)
                        on conflict (name) do update set taken_at = excluded.taken_at where last.taken_at < :since""")
                        .param("name", name)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("since", since.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }
}
