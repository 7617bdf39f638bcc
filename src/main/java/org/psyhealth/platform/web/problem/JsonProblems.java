package org.psyhealth.platform.web.problem;

import java.util.List;
import java.util.UUID;
import org.psyhealth.platform.persistence.StorableText;
import org.psyhealth.platform.web.problem.ProblemException.FieldProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Describes what is wrong with unreadable JSON, in terms of the request and not of our classes. */
public final class JsonProblems {

    private static final int MAX_FIELD = 200;

    private JsonProblems() {}

    public static ProblemException of(JacksonException e) {
        return switch (e) {
            case StreamConstraintsException excess ->
                new ProblemException(
                        Problems.MALFORMED_REQUEST,
                        "The JSON is nested too deeply, or a name or number in it is too long.");
            case InputCoercionException number -> ofField(e);
            case StreamReadException unreadable ->
                new ProblemException(
                        Problems.MALFORMED_REQUEST, "The body is not valid JSON" + where(unreadable) + ".");
            default -> ofField(e);
        };
    }

    private static ProblemException ofField(JacksonException e) {
        var field = fieldOf(e);
        if (field.isEmpty()) {
            return new ProblemException(Problems.MALFORMED_REQUEST, "The body is not the JSON that is expected here.");
        }
        return new ProblemException(
                Problems.INVALID_REQUEST,
                "A field of the body cannot be read.",
                List.of(new FieldProblem(field, messageOf(e))));
    }

    private static String messageOf(JacksonException e) {
        if (e instanceof InputCoercionException) {
            return "must be a number in range";
        } else if (e instanceof UnrecognizedPropertyException) {
            return "is not known here";
        } else if (e instanceof InvalidFormatException format && format.getTargetType() == String.class) {
            return StorableText.EXPECTED;
        } else if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "must be " + nameOf(mismatch.getTargetType());
        }
        return "cannot be read";
    }

    public static String nameOf(Class<?> type) {
        if (type == String.class) {
            return "text";
        } else if (type == UUID.class) {
            return "a UUID";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number in range";
        } else if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        } else if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        } else if (type.getName().startsWith("java.time.")) {
            return "in ISO 8601 form";
        }
        return "of the expected kind";
    }

    private static String fieldOf(JacksonException e) {
        var path = new StringBuilder();
        for (var reference : e.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.length() > MAX_FIELD ? path.substring(0, MAX_FIELD) : path.toString();
    }

    private static String where(StreamReadException e) {
        var location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
