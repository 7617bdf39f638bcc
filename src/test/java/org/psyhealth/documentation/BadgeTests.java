package org.psyhealth.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.psyhealth.contracts.CommittedFile;

/** The badges in README.md say what the build says. */
class BadgeTests {

    private static final double WIDTH_OF_A_LETTER = 6.6;
    private static final int PADDING = 12;

    @ParameterizedTest
    @CsvSource({
        "java, Java, pom.xml, <java.version>(\\d+)</java.version>",
        "spring-boot, Spring Boot, pom.xml, <artifactId>spring-boot-starter-parent</artifactId>\\s*<version>(\\d+\\.\\d+)",
        "licence, Licence, LICENSE, '(Apache) License\\s+Version (2\\.0)'"
    })
    void a_badge_says_what_the_build_says(String name, String label, String source, Pattern value) {
        var found =
                value.matcher(Objects.requireNonNull(CommittedFile.of(source).content()));
        assertThat(found.find()).isTrue();
        var text = found.groupCount() == 1 ? found.group(1) : found.group(1) + " " + found.group(2);

        CommittedFile.of("docs/pictures/badge-" + name + ".svg").mustEqual(draw(label, text));

        assertThat(CommittedFile.of("README.md").content())
                .contains("![%s %s](docs/pictures/badge-%s.svg)".formatted(label, text, name));
    }

    private static String draw(String label, String value) {
        var left = widthOf(label);
        var right = widthOf(value);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%3$d" height="20" role="img" aria-label="%1$s: %2$s">
                  <title>%1$s: %2$s</title>
                  <rect width="%3$d" height="20" rx="3" fill="#555"/>
                  <path d="M%4$d 0h%5$d a3 3 0 0 1 3 3v14a3 3 0 0 1 -3 3h-%5$dz" fill="#2b7489"/>
                  <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
                    <text x="%6$d" y="14">%1$s</text>
                    <text x="%7$d" y="14">%2$s</text>
                  </g>
                </svg>
                """.formatted(label, value, left + right, left, right - 3, left / 2, left + right / 2);
    }

    private static int widthOf(String text) {
        return (int) Math.ceil(text.length() * WIDTH_OF_A_LETTER) + PADDING;
    }
}
