package org.psyhealth.acceptance.scenario;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The final response to a request, after all its attempts.
 *
 * @param status 0 if there was no response in time
 * @param etag empty without one
 * @param unanswered earlier attempts that may have had an effect, or may still have one
 * @param attempts the outcome of each attempt
 */
record Answer(int status, String body, String etag, List<Unanswered> unanswered, List<String> attempts) {

    boolean is(int wanted) {
        return status == wanted;
    }

    boolean isNone() {
        return status == 0;
    }

    /** Whether an earlier attempt may have had the requested effect. */
    boolean isRepeated() {
        return attempts.size() > 1;
    }

    JsonNode json() {
        return body.isEmpty() ? MissingNode.getInstance() : JsonMapper.shared().readTree(body);
    }

    @Override
    public String toString() {
        var text = body.length() > 300 ? body.substring(0, 300) + "..." : body;
        return "%s %s %s".formatted(String.join(", ", attempts), etag, text);
    }
}
