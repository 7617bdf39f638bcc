package org.psyhealth.user.outbox;

import java.util.List;
import java.util.UUID;
import org.bson.Document;

/** The part of a document that the relay reads: its id and the pending events, oldest first. */
record PendingDocument(UUID id, List<PendingEvent> events) {

    static PendingDocument from(Document stored) {
        var events = stored.getList(DocumentOutbox.EVENTS, Document.class, List.of()).stream()
                .map(PendingEvent::from)
                .toList();
        return new PendingDocument(stored.get("_id", UUID.class), events);
    }
}
