package org.psyhealth.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.platform.access.events.AccessRefused.Reason;
import org.psyhealth.platform.access.events.AccessRefused.Scope;
import org.psyhealth.platform.security.OpenToRefused;
import org.psyhealth.platform.security.RequiresRole;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.problem.ProblemException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.method.HandlerMethod;

class AccessInterceptorTests {

    private static final Instant END = Instant.parse("2026-03-02T08:00:00Z");
    private static final URI HELP = URI.create("https://help.example");

    private final UUID person = UUID.randomUUID();
    private Refusal refusal = new Refusal(Reason.SUSPENDED, Scope.WRITES, END);

    @ParameterizedTest
    @CsvSource({
        "SUSPENDED, WRITES, GET, plain, false",
        "SUSPENDED, WRITES, HEAD, plain, false",
        "SUSPENDED, WRITES, POST, plain, true",
        "SUSPENDED, WRITES, PUT, plain, true",
        "SUSPENDED, WRITES, PATCH, plain, true",
        "SUSPENDED, WRITES, DELETE, plain, true",
        "SUSPENDED, WRITES, GET, staff, true",
        "SUSPENDED, WRITES, POST, open, false",
        "DEACTIVATED, EVERYTHING, GET, plain, true",
        "DEACTIVATED, EVERYTHING, POST, plain, true",
        "DEACTIVATED, EVERYTHING, DELETE, open, false",
        "ERASED, EVERYTHING, GET, plain, true",
        "ERASED, EVERYTHING, GET, open, true",
    })
    void each_state_closes_what_it_should(Reason reason, Scope scope, String method, String handler, boolean closed) {
        refusal = new Refusal(reason, scope, null);

        assertThat(refuses(person, method, handler)).isEqualTo(closed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void nobody_else_is_touched(String method) {
        assertThat(refuses(UUID.randomUUID(), method, "plain")).isFalse();
    }

    @Test
    void the_answer_says_why_until_when_and_where_help_is() {
        var problem = catchThrowableOfType(ProblemException.class, () -> call(person, "POST", "plain"));

        assertThat(problem.getStatusCode().value()).isEqualTo(403);
        assertThat(problem.getBody().getDetail()).contains("until 2026-03-02 08:00 (UTC)");
        assertThat(problem.getBody().getProperties())
                .isEqualTo(Map.of("reason", Reason.SUSPENDED, "until", END, "help", HELP));
    }

    @Test
    void an_answer_without_an_end_names_none() {
        refusal = new Refusal(Reason.DEACTIVATED, Scope.EVERYTHING, null);

        assertThatThrownBy(() -> call(person, "GET", "plain"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.getBody().getProperties()).doesNotContainKey("until"));
    }

    private boolean refuses(UUID caller, String method, String handler) {
        try {
            call(caller, method, handler);
            return false;
        } catch (ProblemException e) {
            return true;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private void call(UUID caller, String method, String handler) throws NoSuchMethodException {
        var request = new MockHttpServletRequest(method, "/api/any");
        request.setUserPrincipal(new JwtAuthenticationToken(
                Jwt.withTokenValue("token")
                        .header("alg", "RS256")
                        .subject(caller.toString())
                        .build(),
                AuthorityUtils.NO_AUTHORITIES));
        new AccessInterceptor(this::find, HELP)
                .preHandle(
                        request,
                        new MockHttpServletResponse(),
                        new HandlerMethod(new Handlers(), Handlers.class.getDeclaredMethod(handler)));
    }

    private @Nullable Refusal find(UUID caller) {
        return caller.equals(person) ? refusal : null;
    }

    static class Handlers {

        void plain() {}

        @OpenToRefused
        void open() {}

        @RequiresRole(Role.MODERATOR)
        void staff() {}
    }
}
