package org.psyhealth.topic.catalog;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Announces topics that a migration inserted: their events are recorded in the transaction that marks them as
 * announced, so each is told once, whichever task comes first. A task that finds another at work skips its rows.
 */
@Component
class StarterSet {

    private final TopicRepository topics;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StarterSet(TopicRepository topics, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.topics = topics;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.MINUTES)
    void announce() {
        var waiting = jdbc.sql("select id from topic.topic where not announced order by id for update skip locked")
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        if (waiting.isEmpty()) {
            return;
        }
        topics.findAllById(waiting).forEach(topic -> events.publishEvent(topic.announcement(clock.instant())));
        jdbc.sql("update topic.topic set announced = true where id = any (:ids)")
                .param("ids", waiting.toArray(UUID[]::new))
                .update();
    }
}
