package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.psyhealth.services.DemoPeople;
import org.psyhealth.services.LocalIdentity;
import org.psyhealth.services.LocalServices;
import org.psyhealth.services.SharedServices;
import org.psyhealth.services.start.StartPage;
import org.psyhealth.support.Browser;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The pages for developers, in a real browser and with a real Keycloak. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "management.server.port=0",
            "psyhealth.web.cursor-secret=a secret of the tests, long enough for a signature"
        })
@Import({LocalServices.class, LocalIdentity.class, StartPage.class})
@DirtiesContext
@EnabledIf("org.psyhealth.support.Browser#isAvailable")
class PagesIT {

    private static final String URL = SharedServices.get().applicationUrl();

    private Browser browser;

    /** The only address to which Keycloak returns. */
    @DynamicPropertySource
    static void atTheAddressThatKeycloakKnows(DynamicPropertyRegistry registry) {
        SharedServices.get().startIdentityProvider().join();
        registry.add("server.port", () -> URI.create(URL).getPort());
    }

    @BeforeEach
    void open() {
        browser = new Browser();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void every_operation_can_be_tried_as_a_person_who_logs_in() {
        var token = SharedServices.get().startIdentityProvider().join().tokenOf("emma");
        var operations = new Api(path -> URL, token)
                .get("/v3/api-docs").expect(200).json().path("paths").values().stream()
                        .mapToInt(path -> path.size())
                        .sum();

        browser.open(URL + "/docs");
        browser.until(page -> browser.all(".opblock").size() == operations);
        browser.picture("docs");
        logIn("emma");
        browser.click("#operations-user-getOwnProfile .opblock-summary-control");
        browser.click("#operations-user-getOwnProfile .execute");

        var response = browser.find("#operations-user-getOwnProfile .live-responses-table .response");
        browser.picture("docs-tried");
        assertThat(response.getText()).startsWith("200").contains("\"emma\"");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_events_are_shown_beside_it() {
        browser.open(URL + "/docs/events");

        assertThat(browser.find("main").getText())
                .contains("post-events", "org.psyhealth.post.published.v1", "ce_aggregateversion");
        browser.click("#post-events ~ article details summary");
        assertThat(browser.find("#post-events ~ article details pre").getText()).contains("ce_specversion");
        browser.picture("docs-events");
        browser.click("header a[href='/docs']");
        browser.find(".opblock");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_start_page_leads_everywhere() {
        browser.open(URL + "/");
        assertThat(browser.all("button[data-user]"))
                .hasSize(DemoPeople.load().people().size());
        browser.click("button[data-user=emma]");
        browser.until(page -> !browser.find("#answer").getText().isEmpty());
        assertThat(browser.find("#answer").getText()).doesNotContain("No token");
        browser.picture("start");

        browser.click("a[href='/local/mail']");
        assertThat(browser.find("h1").getText()).isEqualTo("Mail");
        browser.picture("mail");
        assertThat(browser.complaints()).isEmpty();
    }

    private void logIn(String username) {
        browser.click(".btn.authorize");
        browser.find(".modal-ux .auth-container");
        browser.picture("docs-login");
        browser.clickLast(".modal-ux button.authorize");
        browser.inNewWindow(() -> {
            browser.find("#username").sendKeys(username);
            browser.find("#password").sendKeys(DemoPeople.PASSWORD);
            browser.click("#kc-login");
        });
        browser.click(".modal-ux .btn-done");
    }
}
