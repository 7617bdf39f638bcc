package org.psyhealth.bench.control;

import io.namastack.outbox.Outbox;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Mode c: the outbox of Namastack, keyed by the post. */
@Component
@Profile("namastack")
class NamastackAnnouncer implements Announcer, OutboxTypedHandler<PostAdded> {

    private final Outbox outbox;
    private final EventSender sender;

    NamastackAnnouncer(Outbox outbox, EventSender sender) {
        this.outbox = outbox;
        this.sender = sender;
    }

    @Override
    public void announce(PostAdded event) {
        outbox.schedule(event, event.postId().toString());
    }

    /** Returns after the acknowledgement: only then may the library count the record as sent. */
    @Override
    public void handle(PostAdded event, OutboxRecordMetadata metadata) {
        sender.send(event).join();
    }
}
