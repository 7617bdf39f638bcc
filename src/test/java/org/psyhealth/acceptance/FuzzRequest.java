package org.psyhealth.acceptance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that may be malformed in any way.
 *
 * @param target path and query, as they are sent
 * @param headers as lines
 * @param body null for none
 */
record FuzzRequest(
        String method,
        String target,
        List<String> headers,
        @Nullable String body) {

    FuzzRequest withMethod(String other) {
        return new FuzzRequest(other, target, headers, body);
    }

    FuzzRequest withTarget(String other) {
        return new FuzzRequest(method, other, headers, body);
    }

    FuzzRequest withBody(String other) {
        return body == null ? this : new FuzzRequest(method, target, headers, other);
    }

    /** With a field in place of those of the same name. */
    FuzzRequest withHeader(String line) {
        var name = line.substring(0, line.indexOf(':') + 1);
        var others = new ArrayList<>(headers);
        others.removeIf(header -> header.regionMatches(true, 0, name, 0, name.length()));
        others.add(line);
        return new FuzzRequest(method, target, others, body);
    }

    /** With a field beside those of the same name. */
    FuzzRequest withAnother(String line) {
        var more = new ArrayList<>(headers);
        more.add(line);
        return new FuzzRequest(method, target, more, body);
    }

    /** The target without its query. */
    String path() {
        var query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    RawHttp.Answer send(RawHttp http) {
        var line = method + " " + target + " HTTP/1.1";
        return body == null ? http.send(line, headers.toArray(String[]::new)) : http.send(line, body, headers);
    }
}
