package org.psyhealth.notification.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The sentences of the inbox, in English and Vietnamese. */
@Component
class InboxTexts {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    InboxTexts() {
        texts.setBasename("notification/texts/messages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
    }

    String render(InboxRow row) {
        var actor = row.actor() == null ? text(row.locale(), "somebody") : row.actor();
        var title = Objects.requireNonNullElse(row.title(), "");
        return switch (row.kind()) {
            case WELCOME -> text(row.locale(), "welcome");
            case NEW_POST ->
                row.topic() == null
                        ? text(row.locale(), "new-post", actor, title)
                        : text(row.locale(), "new-post.in-topic", actor, title, row.topic());
            case REACTION ->
                title.isEmpty()
                        ? text(row.locale(), "reaction", actor)
                        : text(row.locale(), "reaction.to-title", actor, title);
        };
    }

    private String text(Locale locale, String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
