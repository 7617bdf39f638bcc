package org.psyhealth.platform.web.conditional;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.Problems;

/**
 * The {@code If-Match} of a request (RFC 9110, section 13.1.1). A controller method takes it as a parameter; entity
 * tags are strong and derived from the resource's version.
 *
 * @param header the field's value, multiple fields joined by commas; null if the request has none
 */
public record IfMatch(@Nullable String header) {

    /** The strong entity tag of a version. */
    public static String tagOf(long version) {
        return "\"" + version + "\"";
    }

    /** Checks the header if present: 412 unless it matches the current version. */
    public void check(long version) {
        if (header != null && !matches(header, version)) {
            throw Problems.preconditionFailed();
        }
    }

    /** Requires the header (428 without it, RFC 6585), then checks it. */
    public void require(long version) {
        if (header == null) {
            throw new ProblemException(
                    Problems.PRECONDITION_REQUIRED, "Send the ETag of the version that you changed as If-Match.");
        }
        check(version);
    }

    private static boolean matches(String header, long version) {
        return header.strip().equals("*")
                || Arrays.stream(header.split(",")).map(String::strip).anyMatch(tagOf(version)::equals);
    }
}
