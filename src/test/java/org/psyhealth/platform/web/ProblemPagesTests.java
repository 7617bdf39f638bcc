package org.psyhealth.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.platform.web.ProblemAssertions.assertProblem;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.security.TestIssuer;

/** The type of a problem leads to an explanation, and a problem speaks the language of its reader. */
class ProblemPagesTests {

    private static final String PAGE = "/problems/precondition-failed";

    private final Http anybody = WebTestApplication.Shared.APPLICATION.http();
    private final Http member = anybody.as(TestIssuer.shared().token(UUID.randomUUID(), "MEMBER"));

    @Test
    void a_program_reads_it_as_json() {
        var reply = anybody.get(PAGE, "Accept", "application/json");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.json().path("type").asString())
                .isEqualTo("https://psyhealth.org/problems/precondition-failed");
        assertThat(reply.json().path("status").asInt()).isEqualTo(412);
        assertThat(reply.json().path("title").asString()).isEqualTo("Precondition failed");
        assertThat(reply.json().path("remedy").asString()).contains("`ETag`");
    }

    @Test
    void a_person_reads_it_as_a_page_in_a_language_of_the_product() {
        var english = anybody.get(PAGE, "Accept", "text/html,*/*;q=0.8", "Accept-Language", "fr");
        var vietnamese = anybody.get(PAGE, "Accept", "text/html", "Accept-Language", "fr, vi-VN;q=0.7, en;q=0.5");

        assertThat(english.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(english.response().body())
                .contains("<html lang=\"en\">", "<h1>Precondition failed</h1>", "<code>If-Match</code>");
        assertThat(vietnamese.header("Content-Language")).isEqualTo("vi");
        assertThat(vietnamese.response().body()).contains("<html lang=\"vi\">", "Điều gì đã xảy ra");
    }

    @Test
    void who_does_not_care_gets_json() {
        assertThat(anybody.get(PAGE).header("Content-Type")).isEqualTo("application/json");
        assertThat(anybody.get(PAGE, "Accept", "*/*").header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void it_may_be_cached_and_runs_nothing() {
        var reply = anybody.get(PAGE, "Accept", "text/html");

        assertThat(reply.header("Cache-Control")).isEqualTo("max-age=86400, public");
        assertThat(String.join(",", reply.response().headers().allValues("Vary")))
                .contains("Accept", "Accept-Language");
        assertThat(reply.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void an_unknown_type_is_not_found_and_another_format_not_acceptable() {
        assertProblem(anybody.get("/problems/no-such-type", "Accept", "application/json"), 404, "not-found");
        assertThat(anybody.get("/problems/no-such-type", "Accept", "text/html").status())
                .isEqualTo(404);
        assertProblem(anybody.get(PAGE, "Accept", "application/xml"), 406, "not-acceptable");
    }

    @Test
    void title_and_detail_are_in_the_language_that_the_request_prefers() {
        var reply = member.get("/api/echo?cursor=x", "Accept-Language", "vi");

        assertProblem(reply, 400, "invalid-cursor");
        assertThat(reply.json().path("title").asString()).isEqualTo("Con trỏ không thuộc danh sách này");
        assertThat(reply.json().path("detail").asString()).startsWith("Hãy lấy con trỏ");
        assertThat(member.get("/api/echo?cursor=x").json().path("title").asString())
                .isEqualTo("The cursor is not one of this collection");
    }

    @Test
    void so_is_what_is_wrong_with_each_field() {
        assertThat(member.post("/api/echo", "{}", "Accept-Language", "vi")
                        .json()
                        .at("/errors/0/message")
                        .asString())
                .isEqualTo("không được để trống");
        assertThat(member.get("/api/echo?limit=x", "Accept-Language", "vi")
                        .json()
                        .at("/errors/0/message")
                        .asString())
                .isEqualTo("phải là số nguyên từ 1; lớn hơn 100 được hiểu là bằng số đó");
    }

    @Test
    void without_a_preference_it_is_that_of_the_token() {
        var speaker = anybody.as(
                TestIssuer.shared().token(UUID.randomUUID(), claims -> claims.claim("locale", "vi"), "MEMBER"));

        assertThat(speaker.get("/api/echo?cursor=x").json().path("title").asString())
                .isEqualTo("Con trỏ không thuộc danh sách này");
        assertThat(speaker.get("/api/echo?cursor=x", "Accept-Language", "en")
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("The cursor is not one of this collection");
    }

    @Test
    void a_problem_before_the_controllers_speaks_it_too() {
        var reply = anybody.get("/api/echo", "Accept-Language", "vi");

        assertProblem(reply, 401, "unauthorized");
        assertThat(reply.json().path("title").asString()).isEqualTo("Chưa được xác thực");
    }
}
