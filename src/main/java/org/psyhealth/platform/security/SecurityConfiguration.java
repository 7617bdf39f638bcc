package org.psyhealth.platform.security;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.stream.Stream;
import org.psyhealth.platform.web.limit.RateLimits;
import org.psyhealth.platform.web.problem.ProblemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.OAuth2ProtectedResourceMetadata;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestFilter;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Deny by default: a path that is not listed here is not accessible. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] ROLES =
            Stream.of(Role.values()).map(Role::name).toArray(String[]::new);

    /**
     * Disables the span and timer of each of fifteen filters: noise in every trace, and a measurable cost on every
     * request.
     */
    @Bean
    static SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** The management port, which is reachable from the internal network only. */
    @Bean
    @Order(1)
    static SecurityFilterChain managementChain(HttpSecurity http, ProblemWriter problems) throws Exception {
        return stateless(http)
                .securityMatcher(EndpointRequest.to("health", "prometheus", "modulith"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterAfter(new UnknownHealthFilter(problems), SecurityContextHolderAwareRequestFilter.class)
                .build();
    }

    /**
     * Before every filter that may refuse a request, those of Spring Security and others: a web page has to be able to
     * read why. The server needs it before the properties are complete.
     */
    @Bean
    static FilterRegistrationBean<CorsFilter> corsFilter(ObjectProvider<SecurityProperties> properties) {
        var source = SingletonSupplier.of(() -> corsOf(properties.getObject().corsAllowedOrigins()));
        var registration = new FilterRegistrationBean<>(
                new CorsFilter(request -> source.obtain().getCorsConfiguration(request)));
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 100);
        return registration;
    }

    @Bean
    @Order(2)
    static SecurityFilterChain apiChain(
            HttpSecurity http,
            SecurityProperties properties,
            SecurityProblems problems,
            RateLimits limits,
            Sessions sessions)
            throws Exception {
        return stateless(http)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, PublicPaths.PATTERNS.toArray(String[]::new))
                                .permitAll()
                                .requestMatchers(HttpMethod.HEAD, PublicPaths.PATTERNS.toArray(String[]::new))
                                .permitAll()
                                .requestMatchers("/api/**")
                                .hasAnyRole(ROLES)
                                .anyRequest()
                                .denyAll())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .bearerTokenResolver(new HeaderTokenResolver())
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .protectedResourceMetadata(metadata -> metadata.protectedResourceMetadataCustomizer(
                                resource -> describe(resource, properties))))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterAfter(new RateLimitFilter(limits), SecurityContextHolderAwareRequestFilter.class)
                .addFilterAfter(new EndedSessionFilter(sessions, problems), RateLimitFilter.class)
                .build();
    }

    /** Overrides what Spring Security derives from the request, whose host anybody may choose. */
    private static void describe(OAuth2ProtectedResourceMetadata.Builder resource, SecurityProperties properties) {
        resource.resource(properties.resource().toString())
                .authorizationServer(properties.issuer().toString())
                .scope("openid")
                .tlsClientCertificateBoundAccessTokens(false);
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    private static UrlBasedCorsConfigurationSource corsOf(List<String> origins) {
        var source = new UrlBasedCorsConfigurationSource();
        if (!origins.isEmpty()) {
            var cors = new CorsConfiguration();
            cors.setAllowedOrigins(origins);
            cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
            cors.setAllowedHeaders(List.of(
                    HttpHeaders.AUTHORIZATION,
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.ACCEPT_LANGUAGE,
                    HttpHeaders.IF_MATCH,
                    HttpHeaders.IF_NONE_MATCH,
                    "Idempotency-Key"));
            cors.setExposedHeaders(List.of(
                    HttpHeaders.ETAG,
                    HttpHeaders.LOCATION,
                    HttpHeaders.RETRY_AFTER,
                    "RateLimit",
                    "RateLimit-Policy",
                    "Idempotency-Replayed"));
            source.registerCorsConfiguration("/**", cors);
        }
        return source;
    }
}
