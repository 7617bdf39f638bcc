package org.psyhealth.platform.web.conditional;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.problem.Problems;

/**
 * The {@code If-Match} of a request (RFC 9110, section 13.1.1). A controller method takes it as a parameter. It names a
 * version by the {@linkplain EntityTags entity tag} of any representation of it.
 *
 * @param header the field's value, multiple fields joined by commas; null if the request has none
 */
public record IfMatch(@Nullable String header) {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,19})(?:-[0-9a-f]+)?\"");

    /** Checks the header if present: 412 unless it matches the current version. */
    public void check(long version) {
        if (header != null && !matches(header, version)) {
            throw Problems.preconditionFailed();
        }
    }

    private static boolean matches(String header, long version) {
        return header.strip().equals("*")
                || Arrays.stream(header.split(",")).map(String::strip).anyMatch(tag -> isOf(version, tag));
    }

    /** Whether a tag is of the version, whatever else the representation showed. A weak tag never matches. */
    private static boolean isOf(long version, String tag) {
        var matcher = TAG.matcher(tag);
        return matcher.matches() && matcher.group(1).equals(Long.toString(version));
    }
}
