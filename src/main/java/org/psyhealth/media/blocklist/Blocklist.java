package org.psyhealth.media.blocklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.platform.persistence.TransactionLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The list of what may not be shown. It is read anew for each file, so that an entry counts at once in every task. */
@Repository
@Transactional
public class Blocklist {

    private static final String SELECT =
            "select id, sha256, perceptual_hash, note, added_by, added_at from media.blocked";

    private static final TransactionLock LOCK = TransactionLock.of("media.blocked", "share");

    private final JdbcClient jdbc;
    private final Clock clock;

    Blocklist(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps the list as it is until the transaction ends: no entry comes between a verdict and what follows from it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep() {
        LOCK.take(jdbc);
    }

    /**
     * What the list says of a file.
     *
     * @param perceptualHash of a picture with spatial content, null for anything else
     */
    @Transactional(readOnly = true)
    public Verdict judge(byte[] sha256, @Nullable Long perceptualHash) {
        var exact = jdbc.sql("select exists (select from media.blocked where sha256 = :sha256)")
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
        if (exact) {
            return Verdict.BLOCKED;
        }
        return perceptualHash != null && Similarity.anyAlike(perceptualHash, hashes())
                ? Verdict.ALIKE
                : Verdict.UNKNOWN;
    }

    /**
     * Adds a file. One that there is already stays as it is, but for the look of the picture, if that was not known.
     *
     * @param perceptualHash of a picture with spatial content, null for anything else
     */
    public BlockedEntry add(byte[] sha256, @Nullable Long perceptualHash, String note, UUID by) {
        return jdbc.sql("""
                        insert into media.blocked as known (id, sha256, perceptual_hash, note, added_by, added_at)
                        values (:id, :sha256, :hash, :note, :by, :now)
                        on conflict (sha256) do update
                        set perceptual_hash = coalesce(known.perceptual_hash, excluded.perceptual_hash)
                        returning id, sha256, perceptual_hash, note, added_by, added_at""")
                .param("id", UuidV7.next())
                .param("sha256", sha256)
                .param("hash", perceptualHash)
                .param("note", note)
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> entryOf(row))
                .single();
    }

    /** Removes an entry; whether there was one. */
    public boolean remove(UUID id) {
        return jdbc.sql("delete from media.blocked where id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    /** All entries after one, the oldest first. */
    @Transactional(readOnly = true)
    public List<BlockedEntry> list(UUID after, int limit) {
        return jdbc.sql(SELECT + " where id > :after order by id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> entryOf(row))
                .list();
    }

    private long[] hashes() {
        return jdbc
                .sql("select perceptual_hash from media.blocked where perceptual_hash is not null")
                .query(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private static BlockedEntry entryOf(ResultSet row) throws SQLException {
        var hash = row.getObject("perceptual_hash", Long.class);
        return new BlockedEntry(
                row.getObject("id", UUID.class),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                hash == null ? null : HexFormat.of().toHexDigits(hash),
                row.getString("note"),
                row.getObject("added_by", UUID.class),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
