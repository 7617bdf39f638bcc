package org.psyhealth.notification.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psyhealth.platform.text.Languages;

class NotificationKindTests {

    private final Texts texts = new Texts();

    @ParameterizedTest
    @EnumSource(NotificationKind.class)
    void every_kind_has_its_own_sentence_in_every_language(NotificationKind kind) {
        var sentences = Languages.ALL.stream()
                .map(language -> texts.sentence(kind, language, null, null, null))
                .toList();

        assertThat(sentences)
                .doesNotHaveDuplicates()
                .allSatisfy(sentence -> assertThat(sentence).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource(NotificationKind.class)
    void a_kind_that_is_sent_by_e_mail_has_a_subject_in_every_language(NotificationKind kind) {
        var subjects = Languages.ALL.stream()
                .filter(language -> kind.uses(Channel.EMAIL))
                .map(language -> texts.subject(kind, language))
                .toList();

        assertThat(subjects)
                .doesNotHaveDuplicates()
                .allSatisfy(subject -> assertThat(subject).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource(NotificationKind.class)
    void what_is_known_is_named_and_what_is_not_leaves_no_gap(NotificationKind kind) {
        assertThat(texts.sentence(kind, Locale.ENGLISH, "Lan", null, null)).doesNotContain("{", "“”");
        assertThat(texts.sentence(kind, Locale.ENGLISH, null, "A title", "Sleep"))
                .doesNotContain("{", "“”");
    }
}
