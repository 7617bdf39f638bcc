package org.psyhealth.platform.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.contact.ContactCipher;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.identity.events.IdentitySeen;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes a person's claims once, however many tasks see them. */
@Component
class IdentityRecorder {

    private final IdentityTable identities;
    private final ContactCipher contacts;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    IdentityRecorder(
            IdentityTable identities,
            ContactCipher contacts,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.identities = identities;
        this.contacts = contacts;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Records the claims, and publishes them if they are new and no newer ones are known. */
    void record(UUID person, StatedClaims claims, Instant statedAt) {
        transaction.executeWithoutResult(status -> identities
                .upsert(person, claims.fingerprint(contacts.activeKey()), statedAt)
                .ifPresent(version -> publish(person, version, claims, statedAt)));
    }

    private void publish(UUID person, long version, StatedClaims claims, Instant statedAt) {
        events.publishEvent(new IdentitySeen(
                EventMeta.of(person, version, clock.instant()),
                claims.names(),
                encrypted(person, claims.email()),
                claims.locale(),
                claims.timeZone(),
                List.copyOf(claims.roles()),
                statedAt));
    }

    private @Nullable String encrypted(UUID person, @Nullable String email) {
        return email == null ? null : contacts.encrypt(person, email);
    }
}
