package org.psyhealth.user.account;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.psyhealth.user.lease.Leases;
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
        return new AccountComparison(
                new KeycloakAccounts(properties, InstantSource.system()), profiles, leases, metrics, properties);
    }

    @Bean
    static ComparisonMetrics comparisonMetrics(MeterRegistry registry) {
        return new ComparisonMetrics(registry);
    }
}
