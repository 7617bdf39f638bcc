package org.psyhealth.platform.security;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

/** Converts bearer tokens to callers. Does not connect to the issuer before the first token arrives. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
class TokenConfiguration {

    @Bean
    static IssuerJwkSource keySource(SecurityProperties properties, ObjectProvider<JdbcClient> database) {
        var jdbc = database.getIfAvailable();
        return new IssuerJwkSource(properties, jdbc == null ? null : new IssuerKeyStore(jdbc, properties));
    }

    @Bean
    static CachingJwtDecoder jwtDecoder(
            SecurityProperties properties, IssuerJwkSource keys, ObjectProvider<MeterRegistry> registries) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(algorithms -> algorithms.addAll(properties.algorithms()))
                .build();
        decoder.setJwtValidator(JwtValidators.of(properties));
        var tokens =
                new CachingJwtDecoder(decoder, keys::generation, properties.verifiedTokens(), InstantSource.system());
        registries.ifAvailable(
                registry -> CaffeineCacheMetrics.monitor(registry, tokens.cache(), "verified-tokens", List.of()));
        return tokens;
    }

    @Bean
    static Sessions sessions(SecurityProperties properties, MeterRegistry meters) {
        return new Sessions(properties, meters, InstantSource.system());
    }

    @Bean
    static JwtAuthenticationConverter jwtAuthenticationConverter(SecurityProperties properties) {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new RolesConverter(properties.rolesClaim()));
        return converter;
    }
}
