package org.psyhealth.notification.kind;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.text.BidiControls;
import org.psyhealth.platform.text.Languages;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The sentences of the notifications, in English and Vietnamese. */
@Component
public class Texts {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    /**
     * Loads the sentences from the class path.
     *
     * @throws org.springframework.context.NoSuchMessageException if a kind has none; a missing translation is found by
     *     a test
     */
    public Texts() {
        texts.setBasename("notification/texts/messages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        Languages.ALL.forEach(
                language -> Stream.of(NotificationKind.values()).forEach(kind -> text(kind.key(), language)));
    }

    /**
     * The sentence of a notification, as specific as the available data allows. A kind has a generic sentence
     * ({@code <key>}), and may have one that names the post ({@code <key>.titled}) and one that also names the topic
     * ({@code <key>.in-topic}).
     */
    public String sentence(
            NotificationKind kind,
            Locale locale,
            @Nullable String actor,
            @Nullable String title,
            @Nullable String topic) {
        var arguments = new Object[] {
            actor == null ? text("somebody", locale) : BidiControls.isolate(actor),
            title == null ? "" : BidiControls.isolate(title),
            topic == null ? "" : BidiControls.isolate(topic)
        };
        if (title != null && topic != null) {
            var sentence = texts.getMessage(kind.key() + ".in-topic", arguments, null, locale);
            if (sentence != null) {
                return sentence;
            }
        }
        var titled = title == null ? null : texts.getMessage(kind.key() + ".titled", arguments, null, locale);
        return titled == null ? text(kind.key(), locale, arguments) : titled;
    }

    /** The subject of an e-mail. */
    public String subject(NotificationKind kind, Locale locale) {
        return text(kind.key() + ".subject", locale);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
