package org.psyhealth.topic.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.psyhealth.topic.TopicModule.problemOf;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.paging.Pagings;
import org.psyhealth.support.ModuleContext;
import tools.jackson.databind.json.JsonMapper;

class HelpIT {

    private static final ModuleContext MODULE = ModuleContext.of("topic");

    private final HelpService help = MODULE.get(HelpService.class);
    private final LocalDate today = MODULE.get(HelpTable.class).today();

    @BeforeEach
    void nothing_but_what_a_test_adds() {
        MODULE.empty("topic.help_resource");
    }

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @ParameterizedTest
    @CsvSource({"0, FRESH", "180, FRESH", "181, DUE", "365, DUE", "366, HIDDEN"})
    void a_resource_grows_old(int days, HelpCheck check) {
        assertThat(HelpCheck.of(today.minusDays(days), today)).isEqualTo(check);
        assertThat(check.newest(today)).isAfterOrEqualTo(today.minusDays(days));
    }

    @Test
    void a_topic_shows_its_own_and_what_helps_always_of_the_country_and_of_every_one() {
        var grief = topic("grief");
        add("Everywhere", null, null, 0);
        add("Vietnam", null, "VN", 0);
        add("Vietnam, grief", grief, "VN", 0);
        add("Germany", null, "DE", 0);
        add("Vietnam, sleep", topic("sleep"), "VN", 0);

        assertThat(titles("grief", "VN")).containsExactly("Vietnam, grief", "Vietnam", "Everywhere");
        assertThat(titles("grief", null)).containsExactly("Everywhere");
        assertThat(problemOf(() -> help.shown("nonesuch", "VN"))).isEqualTo("not-found");
    }

    @Test
    void what_nobody_verified_for_half_a_year_is_flagged_and_after_a_year_hidden() {
        add("Fresh", null, "US", 10);
        add("Due", null, "US", 181);
        var hidden = add("Hidden", null, "US", 366);

        assertThat(titles("sleep", "US")).containsExactly("Due", "Fresh");
        assertThat(listed(HelpCheck.DUE)).containsExactly("Hidden", "Due");
        assertThat(listed(HelpCheck.HIDDEN)).containsExactly("Hidden");
        assertThat(listed(HelpCheck.FRESH)).containsExactly("Fresh");
        assertThat(listed(null)).containsExactly("Hidden", "Due", "Fresh");
        var meters = new SimpleMeterRegistry();
        MODULE.get(HelpMetrics.class).bindTo(meters);
        assertThat(meters.get("psyhealth.topic.resources.due").gauge().value()).isEqualTo(2);
        assertThat(meters.get("psyhealth.topic.resources.hidden").gauge().value())
                .isEqualTo(1);

        var verified = JsonMapper.shared().createObjectNode().put("verifiedOn", today.toString());
        help.change(hidden.id(), new IfMatch("\"0\""), verified);
        assertThat(titles("sleep", "US")).containsExactly("Due", "Fresh", "Hidden");
        assertThat(problemOf(() -> help.change(hidden.id(), new IfMatch("\"0\""), verified)))
                .isEqualTo("precondition-failed");
    }

    @Test
    void staff_page_through_them_and_remove_them() {
        for (var number = 0; number < 5; number++) {
            add("Resource " + number, null, "US", number / 2);
        }
        var first = help.list(null, "US", Pagings.of(3, null));
        var second = help.list(null, "US", Pagings.of(3, first.next()));
        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());

        var gone = first.items().getFirst().id();
        help.delete(gone, new IfMatch(null));
        assertThat(problemOf(() -> help.get(gone))).isEqualTo("not-found");
    }

    @Test
    void nothing_was_verified_tomorrow() {
        assertThat(problemOf(() -> add("Future", null, "US", -2))).isEqualTo("invalid-request");
    }

    private StaffResource add(String title, @Nullable UUID topic, @Nullable String country, int daysAgo) {
        return help.create(new HelpContent(
                topic,
                country,
                title,
                "https://example.org/",
                null,
                List.of("en"),
                null,
                "https://example.org/about",
                today.minusDays(daysAgo)));
    }

    private List<String> titles(String slug, @Nullable String country) {
        return help.shown(slug, country).stream().map(HelpResource::title).toList();
    }

    private List<String> listed(@Nullable HelpCheck check) {
        return help.list(check, null, Pagings.of(20, null)).items().stream()
                .map(StaffResource::title)
                .toList();
    }

    private static UUID topic(String slug) {
        return MODULE.jdbc()
                .sql("select id from topic.topic where slug = :slug")
                .param("slug", slug)
                .query(UUID.class)
                .single();
    }
}
