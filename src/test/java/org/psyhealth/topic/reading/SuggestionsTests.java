package org.psyhealth.topic.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psyhealth.topic.events.TopicSensitivity;
import org.psyhealth.topic.events.TopicText;

class SuggestionsTests {

    private static final List<TopicRow> TOPICS = List.of(
            topic("anxiety", "Anxiety", "Lo âu"),
            topic("sleep", "Sleep", "Giấc ngủ"),
            topic("stress", "Stress at work", "Áp lực công việc"),
            topic("therapy", "Therapy and medication", "Trị liệu và thuốc"),
            topic("road", "Road", "Đường đi"));

    @ParameterizedTest
    @CsvSource({
        "anx, anxiety",
        "ANX, anxiety",
        "work, stress",
        "lo au, anxiety",
        "lo âu, anxiety",
        "giac, sleep",
        "duong, road",
        "medic, therapy",
        "anxeity, anxiety",
        "sleap, sleep",
        "terapy, therapy",
        "medicaiton, therapy",
        "thuoc, therapy",
    })
    void finds_what_is_about_to_be_typed(String query, String slug) {
        assertThat(slugs(query)).containsExactly(slug);
    }

    @Test
    void the_way_a_mark_is_encoded_makes_no_difference() {
        assertThat(slugs(Normalizer.normalize("Giấc ngủ", Normalizer.Form.NFD))).containsExactly("sleep");
    }

    @ParameterizedTest
    @CsvSource({"xyz", "slx", "'!'", "qqqqqqqqqq"})
    void finds_nothing_else(String query) {
        assertThat(slugs(query)).isEmpty();
    }

    @Test
    void the_same_marks_come_first_then_other_marks_then_errors() {
        var topics = List.of(
                topic("typing-error", "Thu", "Thuoz"), topic("no-marks", "Thuoc", null), topic("marks", "Thuốc", null));

        assertThat(new Suggestions("thuốc").among(topics, Locale.ENGLISH))
                .extracting(TopicSummary::slug)
                .containsExactly("marks", "no-marks", "typing-error");
    }

    @Test
    void the_title_is_in_the_language_of_the_reader() {
        assertThat(new Suggestions("anx").among(TOPICS, Locale.of("vi")))
                .singleElement()
                .satisfies(topic -> assertThat(topic.title()).isEqualTo("Lo âu"));
    }

    private static List<String> slugs(String query) {
        return new Suggestions(query)
                .among(TOPICS, Locale.ENGLISH).stream().map(TopicSummary::slug).toList();
    }

    private static TopicRow topic(String slug, String en, @Nullable String vi) {
        return new TopicRow(
                UUID.randomUUID(),
                null,
                slug,
                new TopicText(en, vi),
                new TopicText("", null),
                "leaf",
                "#6aa84f",
                TopicSensitivity.NORMAL);
    }
}
