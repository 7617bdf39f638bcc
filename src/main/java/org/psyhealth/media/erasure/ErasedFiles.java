package org.psyhealth.media.erasure;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.psyhealth.media.job.Lease;
import org.psyhealth.media.record.Transitions;
import org.psyhealth.media.request.Request;
import org.psyhealth.media.request.Requests;
import org.psyhealth.media.usage.Usage;
import org.psyhealth.user.events.PartAnswered.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which files belong to an erasure, and which of them are seen to be gone. */
@Repository
@Transactional
class ErasedFiles {

    private final JdbcClient jdbc;
    private final Transitions transitions;
    private final Requests requests;
    private final Usage usage;

    ErasedFiles(JdbcClient jdbc, Transitions transitions, Requests requests, Usage usage) {
        this.jdbc = jdbc;
        this.transitions = transitions;
        this.requests = requests;
        this.usage = usage;
    }

    /** The files of the person that are to be ended. No other one is added: nothing is reserved for them any more. */
    List<UUID> open(Request request) {
        return jdbc.sql("""
                        select id from media.media where owner_id = :user and not exists (
                            select from media.erased_file where request_id = :request and media_id = media.id)
                        order by id""")
                .param("user", request.userId())
                .param("request", request.id())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Ends a file, and remembers it: its tombstone will not tell whose it was. */
    void end(Request request, UUID media) {
        transitions.end(media);
        jdbc.sql("""
                insert into media.erased_file (request_id, media_id, objects)
                select :request, id, coalesce(jsonb_array_length(result -> 'variants'), 0)
                from media.media where id = :media on conflict do nothing""").param("request", request.id()).param("media", media).update();
    }

    /** Whether the row of a file of the person is not yet a tombstone. */
    boolean areUnfinished(Request request) {
        return jdbc.sql("select exists (select from media.media where owner_id = :user)")
                .param("user", request.userId())
                .query(Boolean.class)
                .single();
    }

    /** Some of the files of which it is not known that nothing is left in the store. */
    List<UUID> unseen(Request request, int limit) {
        return jdbc.sql("""
                        select media_id from media.erased_file where request_id = :request and not gone
                        order by media_id limit :limit""")
                .param("request", request.id())
                .param("limit", limit)
                .query((row, number) -> row.getObject("media_id", UUID.class))
                .list();
    }

    /** Nothing is left of a file in the store. */
    void gone(Request request, UUID media) {
        jdbc.sql("update media.erased_file set gone = true where request_id = :request and media_id = :media")
                .param("request", request.id())
                .param("media", media)
                .update();
    }

    /** Answers the request and forgets what was kept for it; nothing happens if the lease was lost. */
    void answer(Lease lease, Request request) {
        if (requests.answer(lease, request.userId(), Kind.ERASURE, counts(request), null)) {
            usage.forget(request.userId());
            jdbc.sql("delete from media.erased_file where request_id = :request")
                    .param("request", request.id())
                    .update();
        }
    }

    private Map<String, Long> counts(Request request) {
        return jdbc.sql("""
                        select count(*) as files, coalesce(sum(objects), 0) as objects
                        from media.erased_file where request_id = :request""")
                .param("request", request.id())
                .query((row, number) -> Map.of("files", row.getLong("files"), "objects", row.getLong("objects")))
                .single();
    }
}
