package org.psyhealth.platform.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.psyhealth.platform.text.Languages;
import org.psyhealth.platform.web.problem.ProblemException.FieldProblem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;

/**
 * Makes a problem document the reader's: title, detail and the messages of fields in the language that the request
 * prefers or, without a preference, in that of the access token's {@code locale} (OpenID Connect Core 1.0, section
 * 5.1), and the type under the configured base.
 */
@Component
class ProblemTranslator {

    private final ProblemTexts texts;
    private final ProblemProperties properties;

    ProblemTranslator(ProblemTexts texts, ProblemProperties properties) {
        this.texts = texts;
        this.properties = properties;
    }

    void translate(ProblemDetail document, HttpServletRequest request) {
        var language = languageOf(request);
        var slug = ProblemType.slugOf(document.getType());
        if (slug.isEmpty()) {
            return; // about:blank: its title is the status, in English (RFC 9457, section 4.2.1)
        }
        document.setType(uriOf(slug));
        var onlyTitle = (document.getTitle() + ".").equals(document.getDetail());
        texts.explanation(slug, language).ifPresent(explanation -> document.setTitle(explanation.title()));
        if (onlyTitle) {
            document.setDetail(document.getTitle() + ".");
        } else if (document.getDetail() != null) {
            document.setDetail(texts.detail(document.getDetail(), language));
        }
        if (document.getProperties() != null
                && document.getProperties().get(ProblemException.ERRORS) instanceof List<?> errors) {
            document.setProperty(
                    ProblemException.ERRORS,
                    errors.stream().map(error -> translate(error, language)).toList());
        }
    }

    private Object translate(Object error, Locale language) {
        return error instanceof FieldProblem field
                ? new FieldProblem(field.field(), texts.detail(field.message(), language))
                : error;
    }

    /** The {@code type} of problems of a kind. */
    URI uriOf(String slug) {
        return properties.base().resolve(slug);
    }

    /**
     * The language of the product that the reader of a response prefers; English if the firewall rejects the header
     * that says so: an error is reported whatever else is wrong with the request.
     */
    static Locale languageOf(HttpServletRequest request) {
        try {
            return statedBy(request);
        } catch (RequestRejectedException e) {
            return Languages.preferred(List.of());
        }
    }

    private static Locale statedBy(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                && request.getUserPrincipal() instanceof JwtAuthenticationToken token
                && token.getToken().getClaimAsString("locale") instanceof String claim) {
            return Languages.nearest(claim);
        }
        return Languages.preferred(Collections.list(request.getLocales()));
    }
}
