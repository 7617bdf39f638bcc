package org.psyhealth.platform.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Tomcat's error report for requests that are too malformed to reach the application: a problem document without a
 * server banner.
 */
final class ProblemReportValve extends ErrorReportValve {

    private final ProblemTranslator translator;

    ProblemReportValve(ProblemTranslator translator) {
        this.translator = translator;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var type = Problems.ofStatus(response.getStatus());
        try {
            ProblemWriter.HARDENING.forEach(response::setHeader);
            if (response.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER);
            }
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(documentOf(type));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("The client has disconnected", e);
        }
    }

    private byte[] documentOf(ProblemType type) {
        return """
                {"type":"%s","title":"%s","status":%d,"detail":"%2$s."}""".formatted(
                        type.slug().isEmpty() ? type.uri() : translator.uriOf(type.slug()),
                        type.title(),
                        type.status().value())
                .getBytes(StandardCharsets.UTF_8);
    }
}
