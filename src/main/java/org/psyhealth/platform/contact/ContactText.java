package org.psyhealth.platform.contact;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells text that reaches a person from text that names one. A login may be an e-mail address or a phone number, in any
 * spelling that a reader understands; a name that looks like either must not be shown to others.
 */
public final class ContactText {

    /** Format characters are invisible: they would hide what a reader puts together. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

    private static final Pattern AT = Pattern.compile(
            "@|[\\s._-]*[(\\[{<]\\s*at\\s*[)\\]}>]|[\\s._-]at[\\s._-].+[\\s._-](dot|com|net|org|vn)\\b");

    /** Seven digits or more, whatever stands between them that people write into a phone number. */
    private static final Pattern PHONE = Pattern.compile("\\p{Nd}(?:[\\s()./+_-]*\\p{Nd}){6,}");

    private static final Pattern HOST = Pattern.compile("\\S+\\.([a-z]{2,24})");

    private static final Set<String> DOMAINS = Set.of(
            "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "name", "app", "dev", "online", "email");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private ContactText() {}

    /** Whether a text looks like an e-mail address, a phone number or the name of a host. */
    public static boolean isContact(String text) {
        // Compatibility forms are what they look like: full-width digits are digits, a small @ is an @.
        var plain = Normalizer.normalize(INVISIBLE.matcher(text).replaceAll(""), Normalizer.Form.NFKC)
                .replace('\u3002', '.')
                .toLowerCase(Locale.ROOT)
                .strip();
        return AT.matcher(plain).find() || PHONE.matcher(plain).find() || isHost(plain);
    }

    private static boolean isHost(String plain) {
        var host = HOST.matcher(plain);
        return host.matches()
                && (DOMAINS.contains(host.group(1))
                        || COUNTRIES.contains(host.group(1).toUpperCase(Locale.ROOT)));
    }
}
