package org.psyhealth.platform.docs;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The API in Swagger UI, where every operation can be tried as a person who logs in, and the events beside it. Each
 * page has a policy of its own: scripts from this application alone, and connections to it and to the identity
 * provider.
 */
@Hidden
@RestController
@ConditionalOnProperty(name = "psyhealth.docs.enabled", matchIfMissing = true)
@RequestMapping(path = "/docs", produces = MediaType.TEXT_HTML_VALUE)
class DocsController {

    private static final String POLICY = "Content-Security-Policy";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final String policy;
    private final byte[] api;
    private final byte[] events;
    private final byte[] login;

    DocsController(
            DocsProperties properties, EventCatalogue catalogue, @Value("${psyhealth.security.issuer}") URI issuer) {
        this.policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                + "connect-src 'self' " + originOf(issuer)
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        this.api = bytes(
                template("api.html").execute(Map.of("client", Objects.requireNonNullElse(properties.clientId(), ""))));
        this.events = bytes(template("events.html").execute(catalogue.read()));
        this.login = bytes(template("login.html").execute(Map.of()));
    }

    @GetMapping
    ResponseEntity<byte[]> api() {
        return page(api);
    }

    @GetMapping("/events")
    ResponseEntity<byte[]> events() {
        return page(events);
    }

    /** Where the identity provider returns to, in a window of its own: hands the code to the page that opened it. */
    @GetMapping("/login")
    ResponseEntity<byte[]> login() {
        return page(login);
    }

    private ResponseEntity<byte[]> page(byte[] html) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .header(POLICY, policy)
                .body(html);
    }

    private static String originOf(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static Template template(String name) {
        try {
            return Mustache.compiler()
                    .emptyStringIsFalse(true)
                    .compile(new ClassPathResource("platform/docs/" + name).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String html) {
        return html.getBytes(StandardCharsets.UTF_8);
    }
}
