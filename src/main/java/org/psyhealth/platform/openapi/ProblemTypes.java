package org.psyhealth.platform.openapi;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.conditional.Required;
import org.psyhealth.platform.web.idempotency.IdempotencyKey;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.ProblemType;
import org.psyhealth.platform.web.problem.Problems;
import org.psyhealth.platform.web.problem.ProblemsOf;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** The problem types that an operation may answer with, from the signature of its controller method. */
final class ProblemTypes {

    private ProblemTypes() {}

    static Set<ProblemType> of(HandlerMethod method, boolean isPublic) {
        var types = new LinkedHashSet<ProblemType>();
        types.add(Problems.MALFORMED_REQUEST);
        types.add(Problems.INVALID_REQUEST); // a parameter without a value
        if (!isPublic) {
            types.addAll(List.of(Problems.UNAUTHORIZED, Problems.FORBIDDEN, Problems.ACCESS_REFUSED));
        }
        for (var parameter : method.getMethodParameters()) {
            types.addAll(of(parameter));
        }
        var declared = method.getMethodAnnotation(ProblemsOf.class);
        if (declared != null) {
            Stream.of(declared.value()).forEach(owner -> types.addAll(constantsOf(owner)));
        }
        types.addAll(List.of(
                Problems.NOT_ACCEPTABLE,
                Problems.UNSUPPORTED_MEDIA_TYPE, // of Content-Type and Content-Encoding, with a body or without
                Problems.RATE_LIMITED,
                Problems.INTERNAL_ERROR,
                Problems.SERVICE_UNAVAILABLE));
        return types;
    }

    private static List<ProblemType> of(MethodParameter parameter) {
        var type = parameter.getParameterType();
        if (type == Paging.class) {
            return List.of(Problems.INVALID_CURSOR);
        } else if (type == IfMatch.class) {
            return parameter.hasParameterAnnotation(Required.class)
                    ? List.of(Problems.CONFLICT, Problems.PRECONDITION_FAILED, Problems.PRECONDITION_REQUIRED)
                    : List.of(Problems.CONFLICT, Problems.PRECONDITION_FAILED);
        } else if (type == IdempotencyKey.class) {
            return List.of(Problems.REQUEST_IN_PROGRESS, Problems.IDEMPOTENCY_KEY_REUSED, Problems.GONE);
        } else if (parameter.hasParameterAnnotation(RequestBody.class)) {
            return List.of(Problems.BODY_TOO_LARGE);
        } else if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return List.of(Problems.NOT_FOUND);
        }
        return List.of();
    }

    /** Whatever their visibility: a module's problem types are its own. */
    private static List<ProblemType> constantsOf(Class<?> owner) {
        var types = new ArrayList<ProblemType>();
        Arrays.stream(owner.getDeclaredFields())
                .filter(field -> field.getType() == ProblemType.class)
                .forEach(field -> types.add(valueOf(field)));
        return types;
    }

    private static ProblemType valueOf(Field constant) {
        try {
            constant.setAccessible(true);
            return (ProblemType) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
