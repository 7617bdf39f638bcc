package org.psyhealth.acceptance.scenario;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The answer that ended a request, after all its attempts.
 *
 * @param status 0 if nobody answered in time
 * @param etag empty without one
 * @param unanswered the attempts before that may have had an effect, and may yet have one
 * @param attempts how each attempt ended
 */
record Answer(int status, String body, String etag, List<Unanswered> unanswered, List<String> attempts) {

    boolean is(int wanted) {
        return status == wanted;
    }

    boolean isNone() {
        return status == 0;
    }

    /** Whether an earlier attempt may have done what was asked for. */
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
