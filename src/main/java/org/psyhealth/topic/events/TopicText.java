package org.psyhealth.topic.events;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text in the languages of the product.
 *
 * @param en in English
 * @param vi in Vietnamese; null if there is none: then the English one is shown
 */
public record TopicText(String en, @Nullable String vi) {

    /** The text in a language, or in English. */
    public String in(Locale language) {
        return vi != null && language.getLanguage().equals("vi") ? vi : en;
    }
}
