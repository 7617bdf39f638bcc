package org.psyhealth.user.profile;

import com.mongodb.MongoException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.psyhealth.user.lease.Leases;
import org.psyhealth.user.lifecycle.StatusAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reinstates people whose suspension has ended by itself. They can write again before: every process knows the end. One
 * task does it for all. At a fixed rate, because with virtual threads all tasks with a fixed delay share one thread.
 */
@Component
class SuspensionExpiry {

    private static final Logger log = LoggerFactory.getLogger(SuspensionExpiry.class);
    private static final int PAGE = 100;

    private final ProfileStore profiles;
    private final ProfileChanges changes;
    private final Leases leases;
    private final Clock clock;
    private final UserProperties.Suspension properties;

    SuspensionExpiry(
            ProfileStore profiles, ProfileChanges changes, Leases leases, Clock clock, UserProperties properties) {
        this.profiles = profiles;
        this.changes = changes;
        this.leases = leases;
        this.clock = clock;
        this.properties = properties.suspension();
    }

    @Scheduled(fixedRateString = "${psyhealth.user.suspension.sweep-interval}")
    void run() {
        try {
            if (leases.takeForPeriod("suspension-expiry", properties.sweepInterval())) {
                end();
            }
        } catch (MongoException e) {
            log.warn("Cannot reinstate people whose suspension has ended; the next run retries", e);
        }
    }

    private void end() {
        profiles.ensureIndexes();
        List<Profile> page;
        while (!(page = profiles.withEndedSuspension(clock.instant(), PAGE)).isEmpty()) {
            page.forEach(profile -> changes.apply(profile, SuspensionExpiry::ended));
        }
    }

    /** The suspension may have been changed or lifted meanwhile. */
    private static Optional<Profile.Change> ended(Profile current, ProfileChanges.Context context) {
        var suspension = current.lifecycle().suspension();
        return suspension == null || !suspension.isOver(context.now())
                ? Optional.empty()
                : current.move(
                        current.lifecycle().withSuspension(null),
                        StatusAction.SUSPENSION_ENDED,
                        null,
                        context.contacts(),
                        context.now());
    }
}
