package org.psyhealth.user.profile;

import java.text.Normalizer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.psyhealth.platform.contact.ContactText;
import org.psyhealth.platform.text.BidiControls;
import org.psyhealth.platform.text.Graphemes;
import org.psyhealth.platform.text.VisibleText;

/**
 * The rules for display names: 1 to 80 characters (Unicode code points, NFC) on one line, at least one of them visible,
 * bidirectional control characters balanced; a name made from a claim has none.
 */
final class DisplayName {

    static final int MAX = 80;

    private static final Pattern FORBIDDEN_RUN = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    /** Without vowels, so that no words are generated. */
    private static final String CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ";

    /** The golden ratio in 64 bits, as in Knuth's multiplicative hashing. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private DisplayName() {}

    /** Composes characters, so that names that look the same are equal: "ế" is one character however it was typed. */
    static String normalize(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }

    /** The display name derived from a claim; empty if there is none, or if the claim looks like contact data. */
    static Optional<String> from(String claim) {
        var name =
                normalize(BidiControls.removedFrom(FORBIDDEN_RUN.matcher(claim).replaceAll(" ")));
        return Optional.of(Graphemes.cut(name, MAX).strip())
                .filter(cut ->
                        !ContactText.isContact(name) && VisibleText.isVisible(cut) && !ReservedNames.contains(cut));
    }

    /** A name that reveals nothing about a person, but distinguishes the person from others: {@code Member KXQPTR}. */
    static String neutral(UUID person, String locale) {
        var bits = (person.getMostSignificantBits() ^ Long.rotateLeft(person.getLeastSignificantBits(), 32)) * MIX;
        var name = new StringBuilder(locale.equals("vi") ? "Thành viên " : "Member ");
        for (var i = 0; i < 6; i++) {
            name.append(CONSONANTS.charAt((int) Long.remainderUnsigned(bits, CONSONANTS.length())));
            bits = Long.divideUnsigned(bits, CONSONANTS.length());
        }
        return name.toString();
    }
}
