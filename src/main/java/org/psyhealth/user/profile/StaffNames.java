package org.psyhealth.user.profile;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.psyhealth.platform.text.Lookalike;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemException.FieldProblem;
import org.psyhealth.platform.web.problem.Problems;
import org.psyhealth.user.events.UserRole;
import org.springframework.stereotype.Component;

/**
 * The names by which readers recognize professional help: titles of professions, and the names of the therapists and
 * the staff. A member may choose neither these nor anything that looks like them. Members who had a name before
 * somebody of the staff took it keep it; the role is shown beside every name.
 */
@Component
class StaffNames {

    private static final Set<String> TITLES = Stream.of(
                    "Dr",
                    "Doctor",
                    "Prof",
                    "Professor",
                    "Therapist",
                    "Psychologist",
                    "Psychiatrist",
                    "Psychotherapist",
                    "Counselor",
                    "Counsellor",
                    "BS",
                    "Bác sĩ",
                    "Bác sỹ",
                    "Tiến sĩ",
                    "Tiến sỹ",
                    "Giáo sư",
                    "Nhà tâm lý",
                    "Nhà trị liệu",
                    "Chuyên gia",
                    "Chuyên viên")
            .flatMap(title -> Stream.of(title, ReservedNames.withoutAccents(title)))
            .flatMap(title -> Lookalike.formsOf(title).stream())
            .collect(Collectors.toUnmodifiableSet());

    private static final int LONGEST_TITLE_IN_WORDS = 3;

    private final ProfileStore profiles;

    StaffNames(ProfileStore profiles) {
        this.profiles = profiles;
    }

    /** Whether a person of the role may choose a name. */
    boolean allow(String name, UserRole role) {
        return role != UserRole.MEMBER || !startsWithTitle(name) && !profiles.isLikeNameOfStaff(name);
    }

    /**
     * Requires that a person of the role may choose a name.
     *
     * @throws ProblemException 400
     */
    void require(String name, UserRole role) {
        if (!allow(name, role)) {
            throw new ProblemException(
                    Problems.INVALID_REQUEST,
                    "Some fields of the request are not valid.",
                    List.of(new FieldProblem(
                            "displayName", "looks like the name of a therapist or of the staff, or has a title")));
        }
    }

    /** "D. R. Smith" has no title. */
    private static boolean hasInitials(List<String> words) {
        return words.stream().anyMatch(word -> word.codePointCount(0, word.length()) == 1);
    }

    private static boolean startsWithTitle(String name) {
        var words = Arrays.stream(name.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(LONGEST_TITLE_IN_WORDS)
                .toList();
        return Stream.iterate(1, length -> length <= words.size(), length -> length + 1)
                .filter(length -> length == 1 || !hasInitials(words.subList(0, length)))
                .map(length -> String.join(" ", words.subList(0, length)))
                .anyMatch(beginning -> !Collections.disjoint(TITLES, Lookalike.formsOf(beginning)));
    }
}
