package org.psyhealth.platform.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.platform.web.ProblemAssertions.assertProblem;

import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.platform.security.TestIssuer;
import org.psyhealth.platform.web.Http;
import org.psyhealth.platform.web.WebTestApplication;

class PagingTests {

    private final Http member =
            WebTestApplication.Shared.APPLICATION.http().as(TestIssuer.shared().token(UUID.randomUUID(), "MEMBER"));

    @Test
    void a_walk_sees_every_item_once_and_ends() {
        var seen = new ArrayList<Integer>();
        var path = "/api/echo?limit=100";
        for (var next = path; !next.isEmpty(); ) {
            var page = member.get(next).json();
            page.path("items").forEach(item -> seen.add(item.asInt()));
            next = page.path("next").isNull()
                    ? ""
                    : path + "&cursor=" + page.path("next").asString();
        }

        assertThat(seen).isEqualTo(IntStream.range(0, 250).boxed().toList());
    }

    @Test
    void twenty_items_are_a_page_when_nobody_says_otherwise() {
        assertThat(member.get("/api/echo").json().path("items")).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "99999999999999999999", "ten", "1.5", "", "%201", "0x10", "1e1", "5&limit=6", "%D9%A3"
            })
    void a_limit_out_of_range_is_refused(String limit) {
        var reply = member.get("/api/echo?limit=" + limit);

        assertProblem(reply, 400, "invalid-request");
        assertThat(reply.field()).isEqualTo("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "forged", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "!!", "%F0%9F%8C%B1"})
    void a_forged_cursor_is_refused(String cursor) {
        assertProblem(member.get("/api/echo?cursor=" + cursor), 400, "invalid-cursor");
    }

    @Test
    void a_cursor_with_any_character_changed_is_refused() {
        var cursor = next("/api/echo");
        for (int i = 0; i < cursor.length(); i++) {
            var other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            var forged = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertProblem(member.get("/api/echo?cursor=" + forged), 400, "invalid-cursor");
        }
    }

    @Test
    void a_cursor_belongs_to_its_filter_and_not_to_its_limit() {
        var cursor = next("/api/echo?topic=sleep&author=ann");

        assertProblem(member.get("/api/echo?cursor=" + cursor), 400, "invalid-cursor");
        assertProblem(member.get("/api/echo?topic=fear&author=ann&cursor=" + cursor), 400, "invalid-cursor");
        assertProblem(member.get("/api/echo?topic=sleep%26author%3Dann&cursor=" + cursor), 400, "invalid-cursor");
        assertThat(member.get("/api/echo?author=ann&cursor=" + cursor + "&limit=3&topic=sleep")
                        .status())
                .isEqualTo(200);
    }

    private String next(String path) {
        return member.get(path).json().path("next").asString();
    }
}
