package org.psyhealth.user.profile;

import java.text.Normalizer;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.psyhealth.platform.text.Lookalike;

/**
 * Names that a reader would take for the operator or its staff, in any spelling that looks like them, such as with
 * letters of another script, other accents or a number. Nobody may choose one. What looks alike is what Unicode says
 * (UTS 39); it does not know every pair.
 */
final class ReservedNames {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WITHOUT_NUMBER = Pattern.compile("^[\\p{N}\\p{P}\\p{Z}]+|[\\p{N}\\p{P}\\p{Z}]+$");

    private static final Set<String> NAMES = Set.of(
            "admin",
            "administrator",
            "moderator",
            "mod",
            "staff",
            "support",
            "system",
            "team",
            "official",
            "psyhealth",
            "psyhealth admin",
            "psyhealth moderator",
            "psyhealth official",
            "psyhealth staff",
            "psyhealth support",
            "psyhealth team",
            "quản trị viên",
            "điều hành viên",
            "kiểm duyệt viên",
            "ban quản trị",
            "hỗ trợ viên");

    private static final Set<String> FORMS = formsOf(NAMES.stream());

    private static final Set<String> FORMS_WITHOUT_ACCENTS =
            formsOf(NAMES.stream().map(ReservedNames::withoutAccents));

    private ReservedNames() {}

    static boolean contains(String name) {
        var letters = WITHOUT_NUMBER.matcher(name).replaceAll("");
        var plain = withoutAccents(letters);
        return !Collections.disjoint(FORMS, formsOf(Stream.of(letters, plain)))
                || plain.equals(letters) && !Collections.disjoint(FORMS_WITHOUT_ACCENTS, Lookalike.formsOf(plain));
    }

    /** As Vietnamese is often typed; a text with other accents than those of a reserved name is another word. */
    static String withoutAccents(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }

    private static Set<String> formsOf(Stream<String> names) {
        return names.flatMap(name -> Lookalike.formsOf(name).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
