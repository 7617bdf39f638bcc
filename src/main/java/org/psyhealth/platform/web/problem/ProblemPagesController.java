package org.psyhealth.platform.web.problem;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * What a problem type means: the page that its URI leads to, for people and for programs. The same for everybody, so it
 * may be cached.
 */
@Hidden
@RestController
@RequestMapping("/problems")
class ProblemPagesController {

    private static final CacheControl FOR_A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final ContentNegotiationStrategy ACCEPT = new HeaderContentNegotiationStrategy();

    /** Code in the texts' Markdown, after its quotes have been escaped. */
    private static final Pattern CODE = Pattern.compile("&#x60;(.*?)&#x60;");

    private final ProblemTexts texts;
    private final ProblemTranslator translator;
    private final Template page = Mustache.compiler().compile(template());

    ProblemPagesController(ProblemTexts texts, ProblemTranslator translator) {
        this.texts = texts;
        this.translator = translator;
    }

    @GetMapping(
            path = "/{type}",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_HTML_VALUE})
    ResponseEntity<?> explain(@PathVariable String type, ServletWebRequest request)
            throws HttpMediaTypeNotAcceptableException {
        var language = ProblemTranslator.languageOf(request.getRequest());
        var content = pageOf(type, language);
        return prefersHtml(request)
                ? answer(HTML, language).body(htmlOf(content, language))
                : answer(MediaType.APPLICATION_JSON, language).body(content);
    }

    /** Whether HTML comes before JSON, or a range that has both, in the order of preference. */
    private static boolean prefersHtml(ServletWebRequest request) throws HttpMediaTypeNotAcceptableException {
        return ACCEPT.resolveMediaTypes(request).stream()
                .filter(range -> range.includes(HTML) || range.includes(MediaType.APPLICATION_JSON))
                .findFirst()
                .filter(range -> !range.includes(MediaType.APPLICATION_JSON))
                .isPresent();
    }

    private byte[] htmlOf(ProblemPage content, Locale language) {
        var html = page.execute(Map.of(
                "problem",
                content,
                "language",
                language.getLanguage(),
                "vietnamese",
                language.getLanguage().equals("vi")));
        return CODE.matcher(html).replaceAll("<code>$1</code>").getBytes(StandardCharsets.UTF_8);
    }

    private static ResponseEntity.BodyBuilder answer(MediaType type, Locale language) {
        return ResponseEntity.ok()
                .cacheControl(FOR_A_DAY)
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .contentType(type);
    }

    private ProblemPage pageOf(String slug, Locale locale) {
        var explanation = texts.explanation(slug, locale).orElseThrow(() -> Problems.notFound("This type of problem"));
        return new ProblemPage(
                translator.uriOf(slug),
                explanation.title(),
                texts.status(slug),
                explanation.when(),
                explanation.remedy());
    }

    private static String template() {
        try {
            return new ClassPathResource("platform/problems/page.html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A problem type.
     *
     * @param type the {@code type} of such problems
     * @param title a short summary
     * @param status the HTTP status
     * @param when what happened, in Markdown
     * @param remedy what to do, in Markdown
     */
    record ProblemPage(URI type, String title, int status, String when, String remedy) {}
}
