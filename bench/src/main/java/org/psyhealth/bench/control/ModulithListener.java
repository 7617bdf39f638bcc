package org.psyhealth.bench.control;

import java.util.concurrent.CompletableFuture;
import org.springframework.context.annotation.Profile;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * Sends what the registry keeps. Declared as Modulith declares the listener of its own externalization: asynchronous,
 * without a transaction, complete when Kafka has acknowledged.
 */
@Component
@Profile("modulith")
class ModulithListener {

    private final EventSender sender;

    ModulithListener(EventSender sender) {
        this.sender = sender;
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    CompletableFuture<?> on(PostAdded event) {
        return sender.send(event);
    }
}
