package org.psyhealth.media.request;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.job.JobKind;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.media.job.Lease;
import org.psyhealth.media.usage.Usage;
import org.psyhealth.user.events.PartAnswered;
import org.psyhealth.user.events.PartAnswered.Kind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The requests that were received, each of which is answered once. */
@Repository
public class Requests {

    private static final String MODULE = "media";

    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final Usage usage;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Requests(JdbcClient jdbc, Jobs jobs, Usage usage, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.usage = usage;
        this.events = events;
        this.clock = clock;
    }

    /** A person wants a copy of what is kept about them. Nothing happens if the request is known. */
    @Transactional
    public void export(UUID request, UUID user) {
        if (add(request, Kind.EXPORT, user)) {
            jobs.add(request, JobKind.EXPORT, clock.instant());
        }
    }

    /** All of a person is to be erased; they upload nothing from now on. Nothing happens if the request is known. */
    @Transactional
    public void erase(UUID request, UUID user) {
        if (add(request, Kind.ERASURE, user)) {
            usage.lock(user); // what is being reserved now is among the files that end
            jobs.add(request, JobKind.ERASE, clock.instant());
        }
    }

    /** A request. */
    @Transactional
    public Request get(UUID id) {
        return jdbc.sql("select id, user_id, received_at from media.request where id = :id")
                .param("id", id)
                .query((row, number) -> new Request(
                        row.getObject("id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()))
                .single();
    }

    /** The requests of a person for a copy. */
    @Transactional
    public List<UUID> exportsOf(UUID user) {
        return jdbc.sql("select id from media.request where user_id = :user and kind = 'EXPORT' order by id")
                .param("user", user)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Answers the request that a job was about and ends the job; false if its lease was lost. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean answer(Lease lease, UUID user, Kind kind, Map<String, Long> counts, @Nullable String key) {
        if (!jobs.finish(lease)) {
            return false;
        }
        var now = clock.instant();
        jdbc.sql("update media.request set answered_at = :now where id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", lease.subjectId())
                .update();
        events.publishEvent(PartAnswered.of(lease.subjectId(), user, MODULE, kind, counts, key, now));
        return true;
    }

    private boolean add(UUID request, Kind kind, UUID user) {
        return jdbc.sql("""
                        insert into media.request (id, kind, user_id, received_at) values (:id, :kind, :user, :now)
                        on conflict do nothing""")
                        .param("id", request)
                        .param("kind", kind.name())
                        .param("user", user)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }
}
