package org.psyhealth.follow.request;

import java.util.Optional;
import java.util.UUID;
import org.psyhealth.follow.relation.Follows;
import org.psyhealth.follow.relation.PairLock;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers to requests. A request of somebody whom the person blocks does not exist for that person. */
@Service
@Transactional
class RequestService {

    private final PairLock lock;
    private final Follows follows;
    private final JdbcClient jdbc;

    RequestService(PairLock lock, Follows follows, JdbcClient jdbc) {
        this.lock = lock;
        this.follows = follows;
        this.jdbc = jdbc;
    }

    /** Accepting a request that was accepted changes nothing. */
    void accept(UUID id, Caller caller) {
        caller.requirePerson();
        var request = locked(id)
                .filter(found -> found.member().equals(caller.id()) && !found.isHidden())
                .orElseThrow(RequestService::notFound);
        follows.accept(id, request.member());
    }

    /** Declined by the person who was asked, or withdrawn by the one who asked. */
    void end(UUID id, Caller caller) {
        var request = locked(id)
                .filter(Request::isWaiting)
                .filter(found ->
                        found.follower().equals(caller.id()) || found.member().equals(caller.id()) && !found.isHidden())
                .orElseThrow(RequestService::notFound);
        follows.end(request.follower(), request.member());
    }

    /** The request, found once more when nobody else changes it. */
    private Optional<Request> locked(UUID id) {
        return find(id).flatMap(request -> {
            lock.take(request.follower(), request.member());
            return find(id);
        });
    }

    private Optional<Request> find(UUID id) {
        return jdbc.sql("""
                        select f.follower_id, f.member_id, f.state = 'REQUESTED' as waiting,
                            exists (select from follow.block b where b.blocker_id = f.member_id
                                and b.member_id = f.follower_id and b.until is null) as hidden
                        from follow.follow f where f.request_id = :id and f.state <> 'ENDED'
                        """)
                .param("id", id)
                .query((row, number) -> new Request(
                        row.getObject("follower_id", UUID.class),
                        row.getObject("member_id", UUID.class),
                        row.getBoolean("waiting"),
                        row.getBoolean("hidden")))
                .optional();
    }

    private static ProblemException notFound() {
        return Problems.notFound("The request");
    }

    private record Request(UUID follower, UUID member, boolean isWaiting, boolean isHidden) {}
}
