package org.psyhealth.media.carrier;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.job.JobKind;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.persistence.VersionedUpsert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What carries which files. A file that nothing carries is discarded after a while, which counts from the newest of two
 * facts: when it was made, and the newest state of whatever has ever carried it. Which state of a carrier dropped the
 * file is not asked: that would depend on the records that happened to arrive, whereas each change of the carrier after
 * it only lengthens the time.
 *
 * <p>Captions are carried by their recording and end with it. Documents have no carrier yet: they are discarded like
 * any other file that is not used.
 */
@Repository
public class Carriers {

    /**
     * How long a file stays that nothing carries: a day, in which its owner can use it, and an hour, in which what has
     * happened in another module reaches the broker.
     */
    public static final Duration KEPT = Duration.ofHours(25);

    private static final VersionedUpsert CARRIER =
            VersionedUpsert.into("media.carrier", "kind", "subject_id").columns("media_ids", "changed_at");

    private final JdbcClient jdbc;
    private final Jobs jobs;

    Carriers(JdbcClient jdbc, Jobs jobs) {
        this.jdbc = jdbc;
        this.jobs = jobs;
    }

    /**
     * Keeps what a carrier carries after a change. An older state still tells what it has carried.
     *
     * @param mediaIds all that it carries
     */
    @Transactional
    public void upsert(CarrierKind kind, EventMeta meta, List<UUID> mediaIds) {
        if (!mediaIds.isEmpty()) {
            jdbc.sql("""
                    insert into media.carriage (media_id, kind, subject_id)
                    select unnest(:media), :kind, :subject on conflict do nothing""")
                    .param("media", uuids(mediaIds))
                    .param("kind", kind.name())
                    .param("subject", meta.aggregateId())
                    .update();
        }
        CARRIER.prepare(jdbc, meta)
                .param("kind", kind.name())
                .param("subject_id", meta.aggregateId())
                .param("media_ids", uuids(mediaIds))
                .param("changed_at", meta.time().atOffset(ZoneOffset.UTC))
                .update();
        discardFreed(kind, meta.aggregateId());
    }

    /**
     * Whether anything carries a file, and since when nothing does.
     *
     * @param madeAt when the file was made
     */
    @Transactional
    public Carriage of(UUID media, Instant madeAt) {
        return jdbc.sql("""
                        select coalesce(bool_or(:media = any (carrier.media_ids)), false) as carried,
                            max(carrier.changed_at) as changed_at
                        from media.carriage join media.carrier using (kind, subject_id)
                        where carriage.media_id = :media""")
                .param("media", media)
                .query((row, number) -> new Carriage(
                        row.getBoolean("carried"), later(madeAt, row.getObject("changed_at", OffsetDateTime.class))))
                .single();
    }

    /** What a carrier has carried and carries no more is looked at when its time is over. */
    private void discardFreed(CarrierKind kind, UUID subject) {
        var freed = jdbc.sql("""
                        select media.id, greatest(media.changed_at, carrier.changed_at) as free_since
                        from media.carriage join media.carrier using (kind, subject_id)
                            join media.media on media.id = carriage.media_id
                        where kind = :kind and subject_id = :subject
                            and carriage.media_id <> all (carrier.media_ids)
                            and media.status in ('READY', 'REFUSED') and media.purpose <> 'CAPTION'
                            and not media.ending
                        order by media.id""")
                .param("kind", kind.name())
                .param("subject", subject)
                .query((row, number) -> new Freed(
                        row.getObject("id", UUID.class),
                        row.getObject("free_since", OffsetDateTime.class).toInstant()))
                .list();
        freed.forEach(file -> jobs.add(file.id(), JobKind.DISCARD, file.since().plus(KEPT)));
    }

    private static Instant later(Instant one, @Nullable OffsetDateTime other) {
        return other == null || one.isAfter(other.toInstant()) ? one : other.toInstant();
    }

    private static SqlArrayValue uuids(List<UUID> ids) {
        return new SqlArrayValue("uuid", ids.toArray());
    }

    private record Freed(UUID id, Instant since) {}
}
