package org.psyhealth.user.profile;

import java.text.Normalizer;
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
    private static final Pattern WITHOUT_NUMBER = Pattern.compile("^\\p{Nd}+|\\p{Nd}+$");

    private static final Set<String> FORMS = Stream.of(
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
                    "hỗ trợ viên")
            .flatMap(ReservedNames::formsOf)
            .collect(Collectors.toUnmodifiableSet());

    private ReservedNames() {}

    static boolean contains(String name) {
        return Stream.of(name, WITHOUT_NUMBER.matcher(name).replaceAll(""))
                .flatMap(ReservedNames::formsOf)
                .anyMatch(FORMS::contains);
    }

    /** Also without accents: a reader takes "Moderátor" and "quan tri vien" for what they are meant to be. */
    private static Stream<String> formsOf(String name) {
        var letters =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return Stream.of(name, letters.replace('đ', 'd').replace('Đ', 'D'))
                .flatMap(text -> Lookalike.formsOf(text).stream());
    }
}
