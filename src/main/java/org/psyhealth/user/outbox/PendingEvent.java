package org.psyhealth.user.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.psyhealth.platform.events.CloudEventsCodec;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.MalformedEventException;

/**
 * An event pending in its document. It survives a rename of the event's record, because it contains the type's name on
 * the wire.
 *
 * @param time UTC, in milliseconds, as MongoDB stores it
 * @param payload JSON, without the envelope
 */
record PendingEvent(UUID id, String type, long version, Instant time, String payload) {

    static PendingEvent of(DomainEvent event, CloudEventsCodec codec) {
        var meta = event.meta();
        var type = codec.headers(event).getOrDefault(CloudEventsCodec.TYPE, "");
        var payload = new String(codec.payload(event), StandardCharsets.UTF_8);
        return new PendingEvent(meta.id(), type, meta.aggregateVersion(), meta.time(), payload);
    }

    static PendingEvent from(Document stored) {
        return new PendingEvent(
                stored.get("id", UUID.class),
                stored.getString("type"),
                stored.getLong("version"),
                stored.getDate("time").toInstant(),
                stored.getString("payload"));
    }

    Document toDocument() {
        return new Document("id", id)
                .append("type", type)
                .append("version", version)
                .append("time", time)
                .append("payload", payload);
    }

    /**
     * Restores the event.
     *
     * @param document the id of its document: the aggregate
     * @throws MalformedEventException if this process does not know the type
     */
    DomainEvent restore(UUID document, CloudEventsCodec codec) {
        var headers = Map.of(
                CloudEventsCodec.TYPE,
                type,
                CloudEventsCodec.ID,
                id.toString(),
                CloudEventsCodec.SUBJECT,
                document.toString(),
                CloudEventsCodec.VERSION,
                Long.toString(version),
                CloudEventsCodec.TIME,
                time.toString());
        return codec.read(headers::get, payload.getBytes(StandardCharsets.UTF_8));
    }
}
