package org.psyhealth.user.profile;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.contact.ContactCipher;
import org.psyhealth.platform.contact.UnreadableContactException;
import org.psyhealth.platform.identity.events.IdentitySeen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Keeps the profiles in sync with the identity provider's claims. */
@Service
public class IdentityProfiles {

    private static final Logger log = LoggerFactory.getLogger(IdentityProfiles.class);

    private final ProfileStore profiles;
    private final ProfileChanges changes;
    private final ContactCipher contacts;

    IdentityProfiles(ProfileStore profiles, ProfileChanges changes, ContactCipher contacts) {
        this.profiles = profiles;
        this.changes = changes;
        this.contacts = contacts;
    }

    /**
     * Registers the person, or updates the verified address and the role. A repeated event, or one that arrives after a
     * newer one, changes nothing.
     *
     * @throws UnreadableContactException if the address was not encrypted for this person
     */
    public void follow(IdentitySeen event) {
        var profile = profiles.find(event.personId())
                .orElseGet(() -> changes.register(
                        IdentityClaims.of(event, emailOf(event, null)),
                        event.meta().time()));
        var followed = changes.apply(profile, (current, context) -> {
            var claims = IdentityClaims.of(event, emailOf(event, current.email()));
            return current.identity().covers(claims.mark())
                    ? Optional.empty()
                    : current.follow(claims, context.contacts(), context.now());
        });
        profiles.mark(followed.id(), IdentityClaims.of(event, null).mark());
    }

    /** An address whose key is missing is skipped: the person's next token provides it encrypted with a newer key. */
    private @Nullable String emailOf(IdentitySeen event, @Nullable String known) {
        try {
            return event.contact() == null ? null : contacts.decrypt(event.personId(), event.contact());
        } catch (UnreadableContactException e) {
            if (!e.isKeyMissing()) {
                throw e;
            }
            log.warn("The address of person {} cannot be read: {}", event.personId(), e.getMessage());
            return known;
        }
    }
}
