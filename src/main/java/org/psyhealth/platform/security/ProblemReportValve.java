package org.psyhealth.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.limit.RateLimits;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemWriter;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Tomcat's error report for requests that are too malformed to reach the application: a problem document without a
 * server banner. They count against the rate limit of the client address.
 */
final class ProblemReportValve extends ErrorReportValve {

    private final ProblemWriter problems;
    private final RateLimits limits;

    ProblemReportValve(ProblemWriter problems, RateLimits limits) {
        this.problems = problems;
        this.limits = limits;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            var malformed = new MalformedRequest(request);
            if (limits.admit(ClientAddress.of(request), malformed, response)) {
                problems.write(malformed, response, problemOf(response.getStatus()));
            }
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("The client has disconnected", e);
        }
    }

    private static ProblemException problemOf(int status) {
        var type = Problems.ofStatus(status);
        var problem = new ProblemException(type, type.title() + ".");
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER);
        }
        return problem;
    }

    /** Of which Tomcat may have read no more than a part: its languages are not asked for. */
    private static final class MalformedRequest extends HttpServletRequestWrapper {

        MalformedRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return Objects.requireNonNullElse(super.getMethod(), HttpMethod.GET.name());
        }

        @Override
        public String getRequestURI() {
            return Objects.requireNonNullElse(super.getRequestURI(), "/");
        }

        @Override
        public Enumeration<Locale> getLocales() {
            return Collections.enumeration(List.of(Locale.ENGLISH));
        }
    }
}
