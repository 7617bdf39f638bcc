package org.psyhealth.platform.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The languages of the product: of everything that it says itself. */
public final class Languages {

    /** A regular expression of their codes (ISO 639-1), for annotations. */
    public static final String CODES = "en|vi";

    /** All of them, the first for everybody else. */
    public static final List<Locale> ALL =
            Stream.of(CODES.split("\\|")).map(Locale::of).toList();

    private Languages() {}

    /** The first of the wanted ones that is one of the product (RFC 9110, section 12.5.4). */
    public static Locale preferred(List<Locale> wanted) {
        return wanted.stream()
                .flatMap(preference ->
                        ALL.stream().filter(language -> language.getLanguage().equals(preference.getLanguage())))
                .findFirst()
                .orElse(ALL.getFirst());
    }

    /** The one nearest to a language tag (BCP 47), which may have underscores as older standards had. */
    public static Locale nearest(String tag) {
        return preferred(List.of(Locale.forLanguageTag(tag.replace('_', '-'))));
    }
}
