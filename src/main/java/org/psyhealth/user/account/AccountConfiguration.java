package org.psyhealth.user.account;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import org.psyhealth.user.lease.Leases;
import org.psyhealth.user.lifecycle.AccountCommands;
import org.psyhealth.user.profile.ProfileStandings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeycloakProperties.class)
class AccountConfiguration {

    /** Disabled if no admin client is configured: with Amazon Cognito, or in tests without Keycloak. */
    @Bean
    @ConditionalOnProperty("psyhealth.user.keycloak.admin-uri")
    static AccountComparison accountComparison(
            KeycloakProperties properties, ProfileStandings profiles, Leases leases, ComparisonMetrics metrics) {
        return new AccountComparison(accounts(properties), profiles, leases, metrics, properties);
    }

    /** Likewise. Until then the commands wait in the documents. */
    @Bean
    @ConditionalOnProperty("psyhealth.user.keycloak.admin-uri")
    static AccountFollower accountFollower(
            KeycloakProperties properties, AccountCommands commands, Clock clock, FollowingMetrics metrics) {
        var changes = new AccountChanges(accounts(properties), commands, clock);
        return new AccountFollower(commands, changes, clock, metrics);
    }

    /** Each has its own: it is used by one thread at a time. */
    private static KeycloakAccounts accounts(KeycloakProperties properties) {
        return new KeycloakAccounts(properties, new KeycloakAdmin(properties, InstantSource.system()));
    }

    @Bean
    static ComparisonMetrics comparisonMetrics(MeterRegistry registry) {
        return new ComparisonMetrics(registry);
    }

    @Bean
    static FollowingMetrics followingMetrics(MeterRegistry registry) {
        return new FollowingMetrics(registry);
    }
}
