package org.psyhealth.platform.web.input;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import org.psyhealth.platform.web.problem.JsonProblems;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Applies a JSON merge patch (RFC 7396): a field set to null is removed, an absent field is unchanged. */
@Component
public class MergePatch {

    /** The media type of a merge patch. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final JsonMapper json;
    private final Validator validator;

    MergePatch(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The current value with the patch applied, validated like a request body.
     *
     * @param current a record of exactly the fields that may be changed
     * @throws ProblemException 400 if the patch is not an object, or contains a field or a type that the record does
     *     not have
     * @throws ConstraintViolationException if the result is not valid, answered with 400
     */
    @SuppressWarnings("unchecked")
    public <T> T apply(JsonNode patch, T current) {
        if (!patch.isObject()) {
            throw new ProblemException(Problems.MALFORMED_REQUEST, "A merge patch is a JSON object.");
        }
        var merged = merge(json.valueToTree(current), patch);
        var result = (T) read(merged, current.getClass());
        var violations = validator.validate(result);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return result;
    }

    private Object read(JsonNode merged, Class<?> type) {
        try {
            return json.treeToValue(merged, type);
        } catch (JacksonException e) {
            throw JsonProblems.of(e);
        }
    }

    private JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        var result = target instanceof ObjectNode object ? object.deepCopy() : json.createObjectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                var before = result.path(change.getKey());
                result.set(change.getKey(), merge(before, change.getValue()));
            }
        });
        return result;
    }
}
