package org.psyhealth.platform.events;

import java.time.Instant;
import java.util.UUID;
import org.psyhealth.platform.ids.UuidV7;

/**
 * The envelope of an event; on the wire it travels as CloudEvents headers, never in the payload.
 *
 * @param id identifies the event for good: a re-sent event keeps it (UUIDv7; {@code ce_id})
 * @param aggregateId the aggregate that changed, or for a relation the aggregate that orders it: the Kafka key
 *     ({@code ce_subject})
 * @param aggregateVersion the version of the aggregate, or of the relation, after the change
 *     ({@code ce_aggregateversion})
 * @param time when it happened, UTC ({@code ce_time})
 */
public record EventMeta(UUID id, UUID aggregateId, long aggregateVersion, Instant time) {

    /** The envelope of a new event. */
    public static EventMeta of(UUID aggregateId, long aggregateVersion, Instant time) {
        return new EventMeta(UuidV7.next(), aggregateId, aggregateVersion, time);
    }
}
