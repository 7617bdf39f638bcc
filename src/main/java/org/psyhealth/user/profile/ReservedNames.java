package org.psyhealth.user.profile;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.psyhealth.platform.text.Lookalike;

/**
 * Names that a reader would take for the operator or its staff, in any spelling that looks like them, such as with
 * letters of another script. Nobody may choose one.
 */
final class ReservedNames {

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
            .flatMap(name -> Lookalike.formsOf(name).stream())
            .collect(Collectors.toUnmodifiableSet());

    private ReservedNames() {}

    static boolean contains(String name) {
        return !Collections.disjoint(FORMS, Lookalike.formsOf(name));
    }
}
