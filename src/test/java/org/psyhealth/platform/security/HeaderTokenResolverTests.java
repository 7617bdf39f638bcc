package org.psyhealth.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

class HeaderTokenResolverTests {

    private final HeaderTokenResolver resolver = new HeaderTokenResolver();

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer abc", "bearer a.b-c_d~e+f/g", "BEARER abc==", "Bearer AZaz09=", "Basic abc", "Bear"})
    void answers_what_spring_securitys_own_resolver_answers(String header) {
        var request = request(header);

        assertThat(resolver.resolve(request)).isEqualTo(new DefaultBearerTokenResolver().resolve(request));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer =",
                "Bearer a b",
                "Bearer a=b",
                "Bearer  abc",
                "Bearer ä",
                "Bearerabc"
            })
    void refuses_what_is_no_token(String header) {
        assertThatExceptionOfType(OAuth2AuthenticationException.class)
                .isThrownBy(() -> resolver.resolve(request(header)))
                .satisfies(
                        refusal -> assertThat(refusal.getError().getErrorCode()).isEqualTo("invalid_token"));
        assertThatExceptionOfType(OAuth2AuthenticationException.class)
                .as("as Spring Security's own does")
                .isThrownBy(() -> new DefaultBearerTokenResolver().resolve(request(header)));
    }

    @Test
    void looks_nowhere_but_into_the_header() {
        var request = new MockHttpServletRequest();
        request.setParameter("access_token", "abc");

        assertThat(resolver.resolve(request)).isNull();
    }

    private static MockHttpServletRequest request(String header) {
        var request = new MockHttpServletRequest();
        request.addHeader(HttpHeaders.AUTHORIZATION, header);
        return request;
    }
}
