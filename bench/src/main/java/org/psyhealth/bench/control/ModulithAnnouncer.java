package org.psyhealth.bench.control;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Mode b: Spring Modulith's JDBC publication registry, which keeps the event for {@link ModulithListener}. */
@Component
@Profile("modulith")
class ModulithAnnouncer implements Announcer {

    private final ApplicationEventPublisher publisher;

    ModulithAnnouncer(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void announce(PostAdded event) {
        publisher.publishEvent(event);
    }
}
