package org.psyhealth.follow.relation;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lock of two people, whichever of them acts: whoever follows, accepts or blocks sees what the other has done. It
 * is taken before anything is read, and held until the transaction ends.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PairLock {

    private final JdbcClient jdbc;

    PairLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for whoever changes a relation of these two. */
    public void take(UUID one, UUID other) {
        jdbc.sql("""
                select pg_advisory_xact_lock(hashtextextended(
                    'follow ' || least(:one::uuid, :other::uuid) || '/' || greatest(:one::uuid, :other::uuid), 0))""").param("one", one).param("other", other).query().singleRow();
    }
}
