package org.psyhealth.platform.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem documents (RFC 9457) outside of controllers: in filters and error pages. */
@Component
public class ProblemWriter {

    /** What the security filters add to every response that they see; a problem may be written before them. */
    static final Map<String, String> HARDENING = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "Content-Security-Policy",
            "default-src 'none'; frame-ancestors 'none'",
            HttpHeaders.CACHE_CONTROL,
            "no-store");

    private final JsonMapper json;
    private final ProblemTranslator translator;

    ProblemWriter(JsonMapper json, ProblemTranslator translator) {
        this.json = json;
        this.translator = translator;
    }

    /** Writes status, headers and body; does nothing if the response is already committed. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var document = problem.getBody();
        instanceOf(request).ifPresent(document::setInstance);
        translator.translate(document, request);
        problem.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        HARDENING.forEach((name, value) -> {
            if (!response.containsHeader(name)) {
                response.setHeader(name, value);
            }
        });
        response.setStatus(document.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        var body = json.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The requested path, not that of the error page, unless it is not a valid URI, such as {@code //}. */
    private static Optional<URI> instanceOf(HttpServletRequest request) {
        try {
            var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
            return Optional.of(new URI(failed instanceof String path ? path : request.getRequestURI()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
