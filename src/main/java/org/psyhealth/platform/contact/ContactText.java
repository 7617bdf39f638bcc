package org.psyhealth.platform.contact;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Detects contact data in text. A login name may be an e-mail address or a phone number, in any spelling that a reader
 * understands; a name that looks like either must not be shown to others.
 */
public final class ContactText {

    /** Invisible format characters, which could split an address without a reader noticing. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

    private static final Pattern AT = Pattern.compile(
            "@|[\\s._-]*[(\\[{<]\\s*at\\s*[)\\]}>]|[\\s._-]at[\\s._-].+[\\s._-](dot|com|net|org|vn)\\b"
                    + "|[\\s._-]at[\\s._-](gmail|googlemail|yahoo|outlook|hotmail|live|icloud|proton|protonmail|gmx)\\b");

    /** Seven digits or more, with any separators that are usual in phone numbers. */
    private static final Pattern PHONE = Pattern.compile("\\p{Nd}(?:[\\s()./+_-]*\\p{Nd}){6,}");

    private static final Pattern HOST = Pattern.compile("\\S+\\.([a-z]{2,24})[\\p{P}\\p{S}]*");

    private static final Set<String> DOMAINS = Set.of(
            "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "name", "app", "dev", "online", "email");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private ContactText() {}

    /** Whether a text looks like an e-mail address, a phone number or a host name. */
    public static boolean isContact(String text) {
        // Compatibility forms are normalized: full-width digits to digits, a small @ to an @.
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
