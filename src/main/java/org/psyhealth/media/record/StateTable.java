package org.psyhealth.media.record;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.MediaReady;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.platform.events.EventMeta;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The statements of {@link Transitions}. */
@Repository
class StateTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    StateTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void complete(UUID id, String etag) {
        jdbc.sql("""
                update media.media set status = 'SCANNING', etag = :etag, version = version + 1, changed_at = :now
                where id = :id""").param("etag", etag).param("now", now()).param("id", id).update();
    }

    MediaReady ready(MediaRecord file, MediaResult result) {
        var now = clock.instant();
        var version = jdbc.sql("""
                        update media.media set status = 'READY', reason = null, held = false, counted = :counted, perceptual_hash = :hash,
                            result = cast(:result as jsonb), version = version + 1, changed_at = :now
                        where id = :id returning version""")
                .param("counted", result.length())
                .param("hash", result.perceptualHash())
                .param("result", json.writeValueAsString(result))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", file.id())
                .query(Long.class)
                .single();
        return new MediaReady(
                EventMeta.of(file.id(), version, now),
                file.ownerId(),
                file.purpose(),
                result.variants(),
                result.durationMillis(),
                result.codec(),
                result.blurhash(),
                file.parentId(),
                file.language());
    }

    void hold(UUID id, MediaResult result) {
        setResult(id, result);
        jdbc.sql("update media.media set held = true, perceptual_hash = :hash where id = :id")
                .param("hash", result.perceptualHash())
                .param("id", id)
                .update();
    }

    void release(UUID id) {
        jdbc.sql("update media.media set held = false where id = :id")
                .param("id", id)
                .update();
    }

    void setResult(UUID id, MediaResult result) {
        jdbc.sql("update media.media set result = cast(:result as jsonb) where id = :id")
                .param("result", json.writeValueAsString(result))
                .param("id", id)
                .update();
    }

    /** The ended files: this one and those that belong to it. */
    List<UUID> end(UUID id) {
        return jdbc.sql("""
                        update media.media set ending = true
                        where (id = :id or parent_id = :id and hidden_at is null) and status <> 'DELETED'
                        returning id""")
                .param("id", id)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Hides this file and those that belong to it from their owner, as far as staff refused them: the hidden ones. */
    List<UUID> hide(UUID id) {
        return jdbc.sql("""
                        update media.media set hidden_at = :now
                        where (id = :id or parent_id = :id) and status = 'REFUSED' and reason = 'NOT_ALLOWED'
                            and result is not null and hidden_at is null and not ending
                        returning id""")
                .param("now", now())
                .param("id", id)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** What belongs to a file and is neither hidden nor ended. */
    List<UUID> belongingTo(UUID id) {
        return jdbc.sql("""
                        select id from media.media
                        where parent_id = :id and hidden_at is null and status <> 'DELETED' and not ending order by id""")
                .param("id", id)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Leaves nothing of a file but its version. */
    void forget(UUID id) {
        jdbc.sql("""
                update media.media set owner_id = null, sha256 = null, parent_id = null, language = null, etag = null,
                    multipart_id = null, upload_key = '', result = null, perceptual_hash = null, hidden_at = null
                where id = :id""").param("id", id).update();
    }

    /** Sets a status from which nothing is shown. */
    EventMeta next(MediaRecord file, MediaStatus status, @Nullable RefusalReason reason) {
        var now = clock.instant();
        var version = jdbc.sql("""
                        update media.media set status = :status, reason = :reason, held = false, counted = 0,
                            version = version + 1, changed_at = :now
                        where id = :id returning version""")
                .param("status", status.name())
                .param("reason", reason == null ? null : reason.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", file.id())
                .query(Long.class)
                .single();
        return EventMeta.of(file.id(), version, now);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
