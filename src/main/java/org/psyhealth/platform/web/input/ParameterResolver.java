package org.psyhealth.platform.web.input;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.problem.ProblemException;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Resolves a parameter of controller methods from the request, by its type.
 *
 * @param <T> the parameter's type
 */
public final class ParameterResolver<T> implements HandlerMethodArgumentResolver {

    private final Class<T> type;
    private final Reader<T> reader;

    /** A resolver of parameters of exactly this type. */
    public ParameterResolver(Class<T> type, Reader<T> reader) {
        this.type = type;
        this.reader = reader;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == type;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var servletRequest = request.getNativeRequest(HttpServletRequest.class);
        if (servletRequest == null) {
            throw new IllegalStateException("not a servlet request");
        }
        return reader.read(servletRequest);
    }

    /**
     * Reads the value.
     *
     * @param <T> its type
     */
    @FunctionalInterface
    public interface Reader<T> {

        /** The value for a request; throws a {@link ProblemException} if the request has no valid one. */
        T read(HttpServletRequest request) throws IOException;
    }
}
