package org.psyhealth.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTests {

    /** Marks that stand for a blank or fill one, and have a glyph. */
    private static final Set<String> WITH_GLYPH = Set.of(
            "BLANK SYMBOL",
            "IDEOGRAPHIC HALF FILL SPACE",
            "SYMBOL FOR SPACE",
            "GAP FILLER",
            "LINE FILLER",
            "SPACE FILLER",
            "SIGNWRITING");

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x200B, 0xA0, 0x3164, 0x115F, 0x1160, 0xFFA0, 0x2800, 0x2060, 0xAD, 0xFE0F, 0x1D159, 0x20, 0x9, 0x3000,
                0x034F, 0x180E, 0xE0020, 0xFFFC, 0xFEFF, 0x061C
            })
    void what_nobody_sees_is_no_text(int codePoint) {
        assertThat(VisibleText.isVisible(Character.toString(codePoint).repeat(3)))
                .isFalse();
        assertThat(VisibleText.isVisible(Character.toString(codePoint) + "a")).isTrue();
    }

    @Test
    void no_assigned_character_that_is_ignored_or_blank_is_visible() {
        assertThat(assigned()
                        .filter(character ->
                                UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                                        || UCharacter.isUWhiteSpace(character)
                                        || isCalledBlank(character))
                        .filter(VisibleText::isVisible))
                .isEmpty();
    }

    @Test
    void every_letter_digit_mark_of_punctuation_and_symbol_else_is_visible() {
        assertThat(assigned()
                        .filter(character -> Character.isLetterOrDigit(character)
                                || Character.getType(character) == Character.OTHER_SYMBOL
                                || Character.getType(character) == Character.MATH_SYMBOL
                                || Character.getType(character) == Character.OTHER_PUNCTUATION)
                        .filter(character ->
                                !UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                                        && !isCalledBlank(character)
                                        && character != 0xFFFC)
                        .filter(character -> !VisibleText.isVisible(character)))
                .isEmpty();
    }

    private static IntStream assigned() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(Character::isDefined);
    }

    private static boolean isCalledBlank(int character) {
        var name = Objects.requireNonNullElse(Character.getName(character), "");
        return name.matches(".*\\b(BLANK|FILLER|NULL NOTEHEAD|INVISIBLE|SPACE)\\b.*")
                && WITH_GLYPH.stream().noneMatch(name::contains);
    }
}
