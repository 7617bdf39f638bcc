package org.psyhealth.media.usage;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemType;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each person uses. An upload reserves its announced length by one conditional statement before it begins, so that
 * an accepted upload never fails on the quota later. When its file is ready, the reservation becomes what is really
 * stored; when it ends, it is given back in the same transaction.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Usage {

    public static final ProblemType QUOTA_EXCEEDED =
            new ProblemType("media-quota-exceeded", HttpStatus.CONFLICT, "No room left");
    public static final ProblemType TOO_MANY_UPLOADS =
            new ProblemType("too-many-uploads", HttpStatus.TOO_MANY_REQUESTS, "Too many uploads");

    /** In seconds: a file is made in less. */
    private static final long SOON = 10;

    private final JdbcClient jdbc;
    private final UsageProperties properties;
    private final Clock clock;

    Usage(JdbcClient jdbc, UsageProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Reserves room for an upload.
     *
     * @param length bytes
     * @throws ProblemException 409 if there is no room for it, 429 if too many are unfinished or were begun today, 403
     *     if the owner is being erased, or was
     */
    public void reserve(Caller owner, long length) {
        var today = today();
        lock(owner.id());
        var reserved = jdbc.sql("""
                update media.usage set bytes = bytes + :length, unfinished = unfinished + 1,
                    day = :today, day_count = case when day = :today then day_count else 0 end + 1
                where owner_id = :owner and bytes + :length <= :quota and unfinished < :unfinished
                    and (day <> :today or day_count < :daily)
                    and not exists (select from media.request where user_id = :owner and kind = 'ERASURE')""")
                .param("owner", owner.id())
                .param("length", length)
                .param("today", today)
                .param("quota", quotaOf(owner))
                .param("unfinished", properties.unfinished())
                .param("daily", properties.daily())
                .update();
        if (reserved == 0) {
            throw refusal(owner, length);
        }
    }

    /**
     * Waits for all that is being reserved for a person, and makes what is reserved later wait: it sees what this
     * transaction has written.
     */
    public void lock(UUID owner) {
        // A conflicting row is locked although it is not changed.
        jdbc.sql("""
                insert into media.usage (owner_id, day) values (:owner, :today)
                on conflict (owner_id) do update set day = excluded.day where false""").param("owner", owner).param("today", today()).update();
    }

    /** Forgets a person who has no files. */
    public void forget(UUID owner) {
        jdbc.sql("delete from media.usage where owner_id = :owner")
                .param("owner", owner)
                .update();
    }

    /** An upload became a file of {@code stored} bytes, for which {@code reserved} had been reserved. */
    public void settle(UUID owner, long reserved, long stored) {
        change(owner, stored - reserved, -1);
    }

    /** An upload ended without becoming a file. */
    public void giveBackUpload(UUID owner, long reserved) {
        change(owner, -reserved, -1);
    }

    /** A file ended. */
    public void giveBack(UUID owner, long stored) {
        change(owner, -stored, 0);
    }

    /** A file that had ended is stored again; what was accepted once is not refused for want of room. */
    public void takeAgain(UUID owner, long stored) {
        change(owner, stored, 0);
    }

    /** What a person has, for staff; nothing of one who never uploaded anything. */
    @Transactional(readOnly = true)
    public PersonUsage ofPerson(UUID owner) {
        var files = jdbc.sql("""
                        select purpose, status, count(*) as files, sum(counted) as bytes from media.media
                        where owner_id = :owner and status <> 'DELETED' group by purpose, status order by purpose, status""")
                .param("owner", owner)
                .query((row, number) -> new PersonUsage.CountedFiles(
                        MediaPurpose.valueOf(row.getString("purpose")),
                        row.getString("status"),
                        row.getLong("files"),
                        row.getLong("bytes")))
                .list();
        return jdbc.sql("""
                        select bytes, unfinished, case when day = :today then day_count else 0 end as today
                        from media.usage where owner_id = :owner""")
                .param("owner", owner)
                .param("today", today())
                .query((row, number) -> new PersonUsage(
                        owner,
                        row.getLong("bytes"),
                        row.getInt("unfinished"),
                        properties.unfinished(),
                        row.getInt("today"),
                        properties.daily(),
                        files))
                .optional()
                .orElseGet(() -> new PersonUsage(owner, 0, 0, properties.unfinished(), 0, properties.daily(), files));
    }

    /** What a person has and may have. */
    @Transactional(readOnly = true)
    public UsageView of(Caller owner) {
        var today = today();
        return jdbc.sql("""
                select bytes, unfinished, case when day = :today then day_count else 0 end as today
                from media.usage where owner_id = :owner""")
                .param("owner", owner.id())
                .param("today", today)
                .query((row, number) ->
                        view(owner, row.getLong("bytes"), row.getInt("unfinished"), row.getInt("today")))
                .optional()
                .orElseGet(() -> view(owner, 0, 0, 0));
    }

    private UsageView view(Caller owner, long bytes, int unfinished, int today) {
        return new UsageView(bytes, quotaOf(owner), unfinished, properties.unfinished(), today, properties.daily());
    }

    private ProblemException refusal(Caller owner, long length) {
        var usage = of(owner);
        if (isErased(owner.id())) {
            return Problems.forbidden("Your data is being erased, so nothing more is kept for you.");
        }
        if (usage.bytes() + length > usage.quota()) {
            return new ProblemException(
                    QUOTA_EXCEEDED, "Delete files that you no longer need, or upload a smaller one.");
        }
        if (usage.unfinished() >= usage.unfinishedLimit()) {
            return wait(
                    new ProblemException(TOO_MANY_UPLOADS, "Complete or delete the uploads that you have begun."),
                    SOON);
        }
        return wait(
                new ProblemException(TOO_MANY_UPLOADS, "You have begun as many uploads today as are allowed."),
                secondsUntilTomorrow());
    }

    private boolean isErased(UUID owner) {
        return jdbc.sql("select exists (select from media.request where user_id = :owner and kind = 'ERASURE')")
                .param("owner", owner)
                .query(Boolean.class)
                .single();
    }

    private static ProblemException wait(ProblemException problem, long seconds) {
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        return problem;
    }

    private void change(UUID owner, long bytes, int unfinished) {
        jdbc.sql("update media.usage set bytes = bytes + :bytes, unfinished = unfinished + :unfinished"
                        + " where owner_id = :owner")
                .param("owner", owner)
                .param("bytes", bytes)
                .param("unfinished", unfinished)
                .update();
    }

    private long quotaOf(Caller owner) {
        return (owner.is(Role.THERAPIST) ? properties.therapist() : properties.member()).toBytes();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private long secondsUntilTomorrow() {
        Instant tomorrow = today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return Math.max(1, tomorrow.getEpochSecond() - clock.instant().getEpochSecond());
    }
}
