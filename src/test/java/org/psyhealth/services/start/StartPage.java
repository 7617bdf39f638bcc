package org.psyhealth.services.start;

import org.psyhealth.services.StartProgress;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Adds the start page, and what it leads to, to a local application. */
@TestConfiguration(proxyBeanMethods = false)
@Import(StartPageController.class)
public class StartPage {

    @Bean
    @Order(0)
    static SecurityFilterChain startPageChain(HttpSecurity http) throws Exception {
        return http.securityMatcher("/", "/local/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; script-src 'self'; style-src 'self'; "
                                + "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
                                + "frame-ancestors 'none'")))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        StartProgress.done("the application is ready");
    }
}
