package org.psyhealth.platform.messaging.consumer;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** How far a module without a broker has read: as the test says. */
public class ToldProgress extends ReadProgress {

    private volatile boolean hasHandledAll = true;

    ToldProgress(Subscriptions subscriptions, JdbcClient jdbc, Clock clock) {
        super(
                subscriptions,
                new ConsumerLag(new KafkaAdmin(Map.of())),
                new DeadLetters(
                        subscriptions,
                        new DefaultKafkaConsumerFactory<>(Map.of()),
                        new DiscardedLetters(jdbc),
                        new ParkedRecords(jdbc)),
                clock);
    }

    /** Says whether everything is handled from now on. */
    public void tell(boolean hasHandledAll) {
        this.hasHandledAll = hasHandledAll;
    }

    @Override
    public boolean hasHandledAll(String module, Instant asOf) {
        return hasHandledAll;
    }
}
