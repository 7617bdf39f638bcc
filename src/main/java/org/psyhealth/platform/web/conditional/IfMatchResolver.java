package org.psyhealth.platform.web.conditional;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code If-Match}, from any number of fields, and answers 428 where it is {@link Required} but missing. */
final class IfMatchResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class;
    }

    @Override
    public IfMatch resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var fields = request.getHeaderValues(HttpHeaders.IF_MATCH);
        if (fields == null && parameter.hasParameterAnnotation(Required.class)) {
            throw new ProblemException(
                    Problems.PRECONDITION_REQUIRED, "Send the ETag of the version that you changed as If-Match.");
        }
        return new IfMatch(fields == null ? null : String.join(",", List.of(fields)));
    }
}
