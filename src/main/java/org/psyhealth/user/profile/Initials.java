package org.psyhealth.user.profile;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.psyhealth.platform.text.VisibleText;

/**
 * The initials of a name: the first character of its first word and that of its last, as a reader sees characters, so
 * that no accent and no emoji is torn. "Nguyễn Thị Ánh" has "NÁ".
 */
final class Initials {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}\\p{Cf}\\p{Sm}\\p{Sk}\\p{Sc}]");

    private Initials() {}

    static String of(String name) {
        var words = Arrays.stream(SPACE.split(name.strip()))
                .flatMap(word -> initialOf(word).stream())
                .toList();
        if (words.isEmpty()) {
            return CHARACTER
                    .matcher(name.strip())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group();
        }
        return words.size() == 1 ? words.getFirst() : words.getFirst() + words.getLast();
    }

    /** The first character that is not punctuation, as at the beginning of a title. */
    private static Optional<String> initialOf(String word) {
        return CHARACTER
                .matcher(word)
                .results()
                .map(match -> match.group())
                .filter(character -> VisibleText.isVisible(character)
                        && !PUNCTUATION.matcher(character).matches())
                .findFirst()
                .map(Initials::title);
    }

    private static String title(String character) {
        var first = character.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + character.substring(Character.charCount(first));
    }
}
