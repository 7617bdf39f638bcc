package org.psyhealth.media.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of files that have not ended. */
@Repository
public class MediaRecords {

    private static final String SELECT = """
            select id, version, owner_id, purpose, status, content_type, length, sha256, parent_id, language, upload_key,
                multipart_id, etag, reason, result, counted, held, ending, hidden_at,
                created_at, changed_at
            from media.media where status <> 'DELETED'
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    MediaRecords(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Stores an announced file. */
    public MediaRecord add(NewRecord file) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                insert into media.media (id, version, owner_id, purpose, status, content_type, length, sha256, parent_id,
                    language, upload_key, counted, created_at, changed_at)
                values (:id, 0, :owner, :purpose, 'UPLOADING', :contentType, :length, :sha256, :parent,
                    :language, :uploadKey, :length, :now, :now)""")
                .param("id", file.id())
                .param("owner", file.ownerId())
                .param("purpose", file.purpose().name())
                .param("contentType", file.format().contentType())
                .param("length", file.length())
                .param("sha256", file.sha256())
                .param("parent", file.parentId())
                .param("language", file.language())
                .param("uploadKey", file.uploadKey())
                .param("now", now)
                .update();
        return find(file.id()).orElseThrow();
    }

    /** Remembers the upload in parts that was begun for a file, unless there is one: the one to go on with. */
    public String setMultipartId(UUID id, String multipartId) {
        return jdbc.sql("update media.media set multipart_id = coalesce(multipart_id, :multipart) where id = :id"
                        + " returning multipart_id")
                .param("multipart", multipartId)
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** A file that nobody has ended. */
    public Optional<MediaRecord> find(UUID id) {
        return jdbc.sql(SELECT + "and id = :id and not ending")
                .param("id", id)
                .query((row, number) -> recordOf(row))
                .optional();
    }

    /** The files among these that nobody has ended, in the order of their ids. */
    public List<MediaRecord> find(List<UUID> ids) {
        return jdbc.sql(SELECT + "and id = any (:ids) and not ending order by id")
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query((row, number) -> recordOf(row))
                .list();
    }

    /** A file, also one that is ending, with its row locked until the end of the transaction. */
    public Optional<MediaRecord> lock(UUID id) {
        return jdbc.sql(SELECT + "and id = :id for no key update")
                .param("id", id)
                .query((row, number) -> recordOf(row))
                .optional();
    }

    /** The captions that can be shown beside these recordings, in the order of their ids. */
    public List<MediaRecord> captionsOf(List<UUID> recordings) {
        return jdbc.sql(SELECT + "and parent_id = any (:ids) and status = 'READY' and not ending order by id")
                .param("ids", new SqlArrayValue("uuid", recordings.toArray()))
                .query((row, number) -> recordOf(row))
                .list();
    }

    /** The files about which a person has to decide, after one, the oldest first. */
    public List<MediaRecord> held(UUID after, int limit) {
        return jdbc.sql(SELECT + "and held and not ending and id > :after order by id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> recordOf(row))
                .list();
    }

    /** The files of a person that nobody has ended, the oldest first. */
    public List<MediaRecord> of(UUID owner) {
        return jdbc.sql(SELECT + "and owner_id = :owner and not ending order by id")
                .param("owner", owner)
                .query((row, number) -> recordOf(row))
                .list();
    }

    private MediaRecord recordOf(ResultSet row) throws SQLException {
        return new MediaRecord(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("owner_id", UUID.class),
                MediaPurpose.valueOf(row.getString("purpose")),
                MediaStatus.valueOf(row.getString("status")),
                MediaFormat.of(row.getString("content_type")).orElseThrow(),
                row.getLong("length"),
                row.getBytes("sha256"),
                row.getObject("parent_id", UUID.class),
                row.getString("language"),
                row.getString("upload_key"),
                row.getString("multipart_id"),
                row.getString("etag"),
                reasonOf(row.getString("reason")),
                resultOf(row.getString("result")),
                row.getLong("counted"),
                row.getBoolean("held"),
                row.getBoolean("ending"),
                timeOf(row.getObject("hidden_at", OffsetDateTime.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant timeOf(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable RefusalReason reasonOf(@Nullable String name) {
        return name == null ? null : RefusalReason.valueOf(name);
    }

    private @Nullable MediaResult resultOf(@Nullable String document) {
        return document == null ? null : json.readValue(document, MediaResult.class);
    }
}
