package org.psyhealth.user.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.psyhealth.user.account.ComparisonMetrics.Outcome;
import org.psyhealth.user.events.UserSuspended.Reason;
import org.psyhealth.user.lease.Leases;
import org.psyhealth.user.profile.ProfileStandings;
import org.psyhealth.user.profile.ProfileStandings.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.client.ResourceAccessException;

/**
 * Suspends people who no longer have an enabled account at the identity provider, and reinstates those who have one
 * again. One task does it for all. A result that would suspend many people at once is discarded: more likely the
 * identity provider is faulty, or the wrong one was queried.
 */
class AccountComparison {

    private static final Logger log = LoggerFactory.getLogger(AccountComparison.class);
    private static final int PAGE = 500;

    /**
     * The number of accounts that may be missing at once regardless of the number of profiles; beyond it, one percent.
     */
    private static final int ALWAYS_BELIEVED = 10;

    private final KeycloakAccounts keycloak;
    private final ProfileStandings profiles;
    private final Leases leases;
    private final ComparisonMetrics metrics;
    private final KeycloakProperties properties;

    AccountComparison(
            KeycloakAccounts keycloak,
            ProfileStandings profiles,
            Leases leases,
            ComparisonMetrics metrics,
            KeycloakProperties properties) {
        this.keycloak = keycloak;
        this.profiles = profiles;
        this.leases = leases;
        this.metrics = metrics;
        this.properties = properties;
    }

    @Scheduled(fixedRateString = "${psyhealth.user.keycloak.interval}")
    void run() {
        try {
            if (leases.takeForPeriod("account-comparison", properties.interval())) {
                metrics.count(compare());
            }
        } catch (ResourceAccessException e) {
            metrics.count(Outcome.FAILED);
            log.warn("The identity provider is out of reach; nobody was suspended: {}", e.getMessage());
        } catch (RuntimeException e) {
            metrics.count(Outcome.FAILED);
            log.error("The profiles could not be compared with the accounts; nobody was suspended", e);
        }
    }

    private Outcome compare() {
        var accounts = keycloak.all();
        if (accounts.isEmpty()) {
            throw new IllegalStateException("The identity provider returned no accounts");
        }
        var difference = differenceFrom(accounts);
        difference.returned.forEach(this::reinstateIfEnabled);
        var believed = Objects.requireNonNullElse(
                properties.maxMissing(), Math.max(ALWAYS_BELIEVED, difference.profiles / 100));
        if (difference.missing.size() > believed) {
            log.error(
                    "{} of {} people have no enabled account; more than {} at once are not believed, nobody was suspended",
                    difference.missing.size(),
                    difference.profiles,
                    believed);
            return Outcome.HELD_BACK;
        }
        difference.missing.forEach(this::suspendIfGone);
        return Outcome.DONE;
    }

    private Difference differenceFrom(Map<UUID, Boolean> accounts) {
        var difference = new Difference();
        List<Standing> page = profiles.page(null, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(standing -> !standing.isErased())
                    .forEach(standing -> difference.add(standing, accounts.getOrDefault(standing.person(), false)));
            page = profiles.page(page.getLast().person(), PAGE);
        }
        return difference;
    }

    /** Looks up each person individually, because the account may have been disabled again since it was listed. */
    private void reinstateIfEnabled(UUID person) {
        if (keycloak.find(person).orElse(false)) {
            profiles.reinstate(person);
        }
    }

    /** Looks up each person individually, because a paged list may miss one while accounts are added and removed. */
    private void suspendIfGone(UUID person) {
        var enabled = keycloak.find(person);
        if (enabled.isEmpty()) {
            profiles.suspend(person, Reason.ACCOUNT_GONE);
        } else if (!enabled.get()) {
            profiles.suspend(person, Reason.ACCOUNT_DISABLED);
        }
    }

    private static final class Difference {

        private final List<UUID> missing = new ArrayList<>();
        private final List<UUID> returned = new ArrayList<>();
        private int profiles;

        private void add(Standing standing, boolean enabled) {
            profiles++;
            if (enabled && standing.suspended() != null) {
                returned.add(standing.person());
            } else if (!enabled && standing.suspended() == null) {
                missing.add(standing.person());
            }
        }
    }
}
