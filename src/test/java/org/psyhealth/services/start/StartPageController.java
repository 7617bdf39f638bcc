package org.psyhealth.services.start;

import com.samskivert.mustache.Mustache;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.psyhealth.services.DemoPeople;
import org.psyhealth.services.DemoPeople.Person;
import org.psyhealth.services.IdentityProvider;
import org.psyhealth.services.LocalPort;
import org.psyhealth.services.SharedServices;
import org.psyhealth.services.StartProgress;
import org.psyhealth.services.StartProgress.Step;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everything a developer may want to open, on one page. */
@Hidden
@RestController
class StartPageController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final IdentityProvider identityProvider;

    StartPageController() {
        this.identityProvider = IdentityProvider.of(SharedServices.get().issuer());
    }

    @GetMapping("/")
    ResponseEntity<String> start() throws IOException {
        return page(
                "index.html",
                new Start(
                        identityProvider.base() + "/admin/master/console/#/psyhealth",
                        "http://localhost:" + LocalPort.MANAGEMENT.fixed() + "/actuator/",
                        StartProgress.steps(),
                        DemoPeople.load().people(),
                        identityProvider.tokenEndpoint().toString()));
    }

    @GetMapping("/local/mail")
    ResponseEntity<String> mail() throws IOException {
        return page(
                "mail.html",
                Map.of("letters", Letter.newestFirst(SharedServices.local().mail())));
    }

    @PostMapping("/local/tokens/{username}")
    Map<String, String> token(@PathVariable String username) {
        return Map.of("token", identityProvider.tokenOf(username));
    }

    @GetMapping("/local/start.js")
    ResponseEntity<byte[]> script() throws IOException {
        return file("start.js", "text/javascript");
    }

    @GetMapping("/local/start.css")
    ResponseEntity<byte[]> style() throws IOException {
        return file("start.css", "text/css");
    }

    private static ResponseEntity<byte[]> file(String name, String type) throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(type))
                .body(resource(name).getContentAsByteArray());
    }

    private static ResponseEntity<String> page(String name, Object model) throws IOException {
        var template = resource(name).getContentAsString(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(HTML)
                .body(Mustache.compiler()
                        .emptyStringIsFalse(true)
                        .compile(template)
                        .execute(model));
    }

    private static ClassPathResource resource(String name) {
        return new ClassPathResource("start/" + name);
    }

    /**
     * What the start page shows.
     *
     * @param keycloak the realm in Keycloak's console
     * @param management where the management endpoints begin
     * @param steps how the start went
     * @param people who can log in
     */
    record Start(String keycloak, String management, List<Step> steps, List<Person> people, String tokenEndpoint) {

        String password() {
            return DemoPeople.PASSWORD;
        }
    }
}
