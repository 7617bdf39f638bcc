package org.psyhealth.platform.web.input;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The body of a response, as JSON that was written before the response is: its entity tag is made of it. It is kept
 * with the request, so that no body is written twice.
 */
public final class WrittenBody {

    private static final String ATTRIBUTE = WrittenBody.class.getName();

    private final Object body;
    private final byte[] json;

    private WrittenBody(Object body, byte[] json) {
        this.body = body;
        this.json = json;
    }

    /** Keeps the JSON of a body with the current request, if there is one. */
    public static void keep(Object body, byte[] json) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(ATTRIBUTE, new WrittenBody(body, json), RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** The JSON that was kept of this very body; null if there is none. */
    static byte @Nullable [] of(Object body) {
        var request = RequestContextHolder.getRequestAttributes();
        return request != null
                        && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof WrittenBody kept
                        && kept.body == body
                ? kept.json
                : null;
    }
}
