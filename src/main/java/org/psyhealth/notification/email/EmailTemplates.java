package org.psyhealth.notification.email;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.psyhealth.notification.kind.Channel;
import org.psyhealth.notification.kind.NotificationKind;
import org.psyhealth.notification.kind.Texts;
import org.psyhealth.platform.text.Languages;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The templates of the kinds that are sent by e-mail, in every language; a missing one fails the startup. */
@Component
class EmailTemplates {

    private final Map<String, EmailTemplate> templates = new HashMap<>();

    EmailTemplates(Texts texts) {
        for (var kind : NotificationKind.values()) {
            if (kind.uses(Channel.EMAIL)) {
                Languages.ALL.forEach(language -> templates.put(nameOf(kind, language), load(kind, language, texts)));
            }
        }
    }

    /**
     * The template of a kind in the given language, or in English if there is none in that language.
     *
     * @throws IllegalArgumentException if the kind is not sent by e-mail
     */
    EmailTemplate of(NotificationKind kind, Locale locale) {
        if (!kind.uses(Channel.EMAIL)) {
            throw new IllegalArgumentException(kind + " is not sent by e-mail");
        }
        var language = Languages.preferred(List.of(locale));
        return Objects.requireNonNull(templates.get(nameOf(kind, language)));
    }

    private static EmailTemplate load(NotificationKind kind, Locale language, Texts texts) {
        return new EmailTemplate(
                language.getLanguage(),
                texts.subject(kind, language),
                Mustache.compiler().escapeHTML(false).compile(read(nameOf(kind, language) + ".txt")),
                Mustache.compiler().compile(read(nameOf(kind, language) + ".html")));
    }

    private static String nameOf(NotificationKind kind, Locale language) {
        return kind.key() + "_" + language.getLanguage();
    }

    private static String read(String file) {
        try {
            return new ClassPathResource("notification/templates/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An e-mail as text and HTML, with placeholders for the names. */
    record EmailTemplate(String language, String subject, Template text, Template html) {}
}
