package org.psyhealth.platform.events;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.psyhealth.platform.ids.UuidV7;

/**
 * The envelope of an event; on the wire it travels as CloudEvents headers, never in the payload.
 *
 * @param id the permanent id of the event: a re-sent event keeps it (UUIDv7; {@code ce_id})
 * @param subject what changed, also the Kafka key: the id of an aggregate, or for a relation, which is an aggregate of
 *     its own, the ids of its ends joined by slashes, {@code <topic>/<user>} ({@code ce_subject})
 * @param aggregateVersion counts the changes of the subject; it never decreases ({@code ce_aggregateversion})
 * @param time when it happened, UTC ({@code ce_time})
 */
public record EventMeta(UUID id, String subject, long aggregateVersion, Instant time) {

    /** The envelope of a new event of an aggregate. */
    public static EventMeta of(UUID aggregate, long aggregateVersion, Instant time) {
        return new EventMeta(UuidV7.next(), aggregate.toString(), aggregateVersion, time);
    }

    /** The envelope of a new event of a relation between several ends. */
    public static EventMeta ofRelation(long aggregateVersion, Instant time, Object... ends) {
        return new EventMeta(UuidV7.next(), subjectOf(ends), aggregateVersion, time);
    }

    /** The subject of a relation: its ends, joined by slashes. */
    public static String subjectOf(Object... ends) {
        return Arrays.stream(ends).map(Object::toString).collect(Collectors.joining("/"));
    }

    /**
     * The id of the aggregate that changed.
     *
     * @throws IllegalArgumentException if the subject is a relation
     */
    public UUID aggregateId() {
        return UUID.fromString(subject);
    }
}
