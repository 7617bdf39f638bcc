package org.psyhealth.user.profile;

import com.mongodb.MongoException;
import java.util.List;
import java.util.Optional;
import org.psyhealth.platform.contact.ContactCipher;
import org.psyhealth.user.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * After a change of the active key, republishes the profiles whose address was published encrypted with another key, so
 * that no module needs the old key for long. At a fixed rate, because with virtual threads all tasks with a fixed delay
 * share one thread.
 */
@Component
class ContactRotation {

    private static final Logger log = LoggerFactory.getLogger(ContactRotation.class);
    private static final int PAGE = 100;

    private final ProfileStore profiles;
    private final ProfileChanges changes;
    private final ContactCipher contacts;
    private final Leases leases;
    private final UserProperties.ContactRotation properties;

    ContactRotation(
            ProfileStore profiles,
            ProfileChanges changes,
            ContactCipher contacts,
            Leases leases,
            UserProperties properties) {
        this.profiles = profiles;
        this.changes = changes;
        this.contacts = contacts;
        this.leases = leases;
        this.properties = properties.contactRotation();
    }

    @Scheduled(fixedRateString = "${psyhealth.user.contact-rotation.interval}")
    void run() {
        try {
            if (leases.takeForPeriod("contact-rotation", properties.interval())) {
                var told = republish();
                if (told > 0) {
                    log.info("Published {} profiles again, with the contact key {}", told, contacts.activeKey());
                }
            }
        } catch (MongoException e) {
            log.warn("Cannot republish profiles with the active contact key; the next run retries", e);
        }
    }

    /** Page by page, each profile with its own update; one that was changed concurrently already has the active key. */
    private int republish() {
        var told = 0;
        profiles.ensureIndexes();
        List<Profile> page;
        while (!(page = profiles.withOtherKey(contacts.activeKey(), PAGE)).isEmpty()) {
            for (var profile : page) {
                changes.apply(
                        profile,
                        (current, context) -> current.version() == profile.version()
                                ? Optional.of(current.republish(context.contacts(), context.now()))
                                : Optional.empty());
            }
            told += page.size();
        }
        return told;
    }
}
