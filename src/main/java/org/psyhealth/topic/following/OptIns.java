package org.psyhealth.topic.following;

import java.time.Clock;
import java.time.ZoneOffset;
import org.psyhealth.platform.security.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who wants to see sensitive topics: said once for each of them, and taken back at any time. */
@Service
@Transactional
class OptIns {

    private final FollowRepository follows;
    private final JdbcClient jdbc;
    private final Clock clock;

    OptIns(FollowRepository follows, JdbcClient jdbc, Clock clock) {
        this.follows = follows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void optIn(String slug, Caller caller) {
        caller.requirePerson();
        jdbc.sql("""
                        insert into topic.opt_in (topic_id, user_id, since) values (:topic, :user, :now)
                        on conflict do nothing""")
                .param("topic", follows.currentOf(slug))
                .param("user", caller.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Also for topics that are merged into this one. */
    void optOut(String slug, Caller caller) {
        jdbc.sql("""
                        delete from topic.opt_in o using topic.topic_current c
                        where c.current_id = :topic and o.topic_id = c.id and o.user_id = :user""")
                .param("topic", follows.currentOf(slug))
                .param("user", caller.id())
                .update();
    }
}
