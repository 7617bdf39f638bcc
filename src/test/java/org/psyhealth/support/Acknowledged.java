package org.psyhealth.support;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends records that a test relies on. */
public final class Acknowledged {

    private static final int TIMEOUT_SECONDS = 30;

    private Acknowledged() {}

    /**
     * Sends a record and waits for the broker's acknowledgement. With one record at a time the order is that of the
     * calls: while a new partition has no leader yet, an idempotent producer's second batch may be accepted before its
     * first, which is then refused as out of order for good.
     */
    public static <K, V> void send(Producer<K, V> producer, ProducerRecord<K, V> record) {
        try {
            producer.send(record).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Not acknowledged: " + record.topic(), e);
        }
    }
}
