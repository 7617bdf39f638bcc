package org.psyhealth.platform.web.paging;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.input.ParameterResolver;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemException.FieldProblem;
import org.psyhealth.platform.web.problem.Problems;

/**
 * Reads {@code ?limit=&cursor=}. A cursor is bound to its collection: the path and all other query parameters, so that
 * it cannot be used with another filter.
 */
final class PagingReader implements ParameterResolver.Reader<Paging> {

    private static final Pattern NUMBER = Pattern.compile("0*[1-9][0-9]{0,8}");

    private final CursorCodec codec;

    PagingReader(CursorCodec codec) {
        this.codec = codec;
    }

    @Override
    public Paging read(HttpServletRequest request) {
        var collection = collectionOf(request);
        var cursor = single(request, Paging.CURSOR);
        return new Paging(
                limitOf(single(request, Paging.LIMIT)),
                cursor == null ? null : codec.decode(collection, cursor),
                codec,
                collection);
    }

    private static int limitOf(@Nullable String text) {
        if (text == null) {
            return Paging.DEFAULT_LIMIT;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw invalid(Paging.LIMIT, "must be a whole number from 1; more than " + Paging.MAX_LIMIT + " means that");
        }
        return Math.min(Integer.parseInt(text), Paging.MAX_LIMIT);
    }

    private static @Nullable String single(HttpServletRequest request, String name) {
        var values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw invalid(name, "must be given once");
        }
        return values == null ? null : values[0];
    }

    private static String collectionOf(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(parameter -> !Set.of(Paging.LIMIT, Paging.CURSOR).contains(parameter.getKey()))
                .flatMap(parameter ->
                        Stream.of(parameter.getValue()).map(value -> encode(parameter.getKey()) + "=" + encode(value)))
                .sorted()
                .collect(Collectors.joining("&", request.getRequestURI() + "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ProblemException invalid(String name, String message) {
        return new ProblemException(
                Problems.INVALID_REQUEST,
                "A parameter of the request is not valid.",
                List.of(new FieldProblem(name, message)));
    }
}
