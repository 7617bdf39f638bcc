package org.psyhealth.user.profile;

import com.mongodb.MongoException;
import org.psyhealth.user.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Settles the profiles that wait for a picture: those whose wait is over, and those of which a process died before it
 * could. One task does it for all. At a fixed rate, because with virtual threads all tasks with a fixed delay share one
 * thread.
 */
@Component
class AvatarSettlement {

    private static final Logger log = LoggerFactory.getLogger(AvatarSettlement.class);

    private final ProfileStore profiles;
    private final Avatars avatars;
    private final Leases leases;
    private final UserProperties.Avatar properties;

    AvatarSettlement(ProfileStore profiles, Avatars avatars, Leases leases, UserProperties properties) {
        this.profiles = profiles;
        this.avatars = avatars;
        this.leases = leases;
        this.properties = properties.avatar();
    }

    @Scheduled(fixedRateString = "${psyhealth.user.avatar.settle-interval}")
    void run() {
        try {
            if (leases.takeForPeriod("avatar-settlement", properties.settleInterval())) {
                profiles.ensureIndexes();
                profiles.forEachWaiting(avatars::settle);
            }
        } catch (MongoException e) {
            log.warn("Cannot settle the profiles that wait for a picture; the next run retries", e);
        }
    }
}
