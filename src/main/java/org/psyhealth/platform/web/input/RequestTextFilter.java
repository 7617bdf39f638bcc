package org.psyhealth.platform.web.input;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.persistence.StorableText;
import org.psyhealth.platform.web.problem.ProblemWriter;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects a path or query whose percent-encoding (RFC 3986) is malformed, or does not decode to storable text: the
 * servlet container would drop such a parameter or replace its characters, which changes the meaning of the request.
 */
final class RequestTextFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    RequestTextFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isClean(request.getRequestURI()) && isClean(request.getQueryString())) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, Problems.forbiddenCharacters());
        }
    }

    private static boolean isClean(@Nullable String encoded) {
        if (encoded == null) {
            return true;
        }
        var bytes = encoded.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                bytes[length++] = bytes[i];
                continue;
            }
            if (i + 2 >= bytes.length) {
                return false;
            }
            int high = Character.digit(bytes[i + 1], 16);
            int low = Character.digit(bytes[i + 2], 16);
            if (high < 0 || low < 0) {
                return false;
            }
            bytes[length++] = (byte) (high << 4 | low);
            i += 2;
        }
        return StorableText.isClean(ByteBuffer.wrap(bytes, 0, length));
    }
}
