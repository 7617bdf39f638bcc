package org.psyhealth.platform.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.modules.ModuleSelection;
import org.psyhealth.platform.security.PublicPaths;
import org.psyhealth.platform.security.RequiresPerson;
import org.psyhealth.platform.security.RequiresRole;
import org.psyhealth.platform.web.idempotency.IdempotencyKey;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * What an operation's controller method says of it: the name is the method's, summary and description are its Javadoc,
 * and parameters, responses and security follow from its signature and annotations.
 */
final class DocumentedOperation implements GlobalOperationCustomizer {

    /** A path variable with a pattern, {@code {slug:[a-z]{1,60}}}. */
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+):((?:[^{}]|\\{[^{}]*})+)}");

    private final SchemaTypes types;
    private final URI problemBase;

    /** @param problemBase what the types of problems begin with */
    DocumentedOperation(SchemaTypes types, URI problemBase) {
        this.types = types;
        this.problemBase = problemBase;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var path = pathOf(method);
        var isPublic = PublicPaths.contains(path);
        operation.setOperationId(method.getMethod().getName());
        operation.setTags(List.of(ModuleSelection.moduleOf(method.getBeanType())));
        describe(operation, method);
        addParameters(operation, method, path);
        if (isPublic) {
            operation.setSecurity(List.of());
        }
        operation.getResponses().forEach((status, response) -> addHeaders(status, response, method));
        if (isConditional(method)) {
            var notModified = new ApiResponse().description(HttpStatus.NOT_MODIFIED.getReasonPhrase());
            addHeader(notModified, "ETag");
            operation.getResponses().addApiResponse("304", notModified);
            operation.addParametersItem(DocumentedParameters.ifNoneMatch());
        }
        ProblemResponses.addTo(operation, ProblemTypes.of(method, isPublic), problemBase);
        return operation;
    }

    private static void describe(Operation operation, HandlerMethod method) {
        var text = Javadocs.of(method.getMethod());
        if (text == null) {
            return; // which a test refuses
        }
        operation.setSummary(Javadocs.summaryOf(text));
        var requirement = requirementOf(method);
        operation.setDescription(requirement == null ? text : text + "\n\n" + requirement);
    }

    private static @Nullable String requirementOf(HandlerMethod method) {
        var role = find(RequiresRole.class, method);
        if (role.isPresent()) {
            return Stream.of(role.get().value())
                    .map("`%s`"::formatted)
                    .collect(Collectors.joining(" or ", "Needs the role ", "."));
        }
        return find(RequiresPerson.class, method)
                .map(person -> "Only for a person: a client that acts for itself is answered with 403.")
                .orElse(null);
    }

    private void addParameters(Operation operation, HandlerMethod method, String path) {
        var described = Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .toList();
        described.forEach(parameter -> Stream.of(method.getMethodParameters())
                .filter(candidate -> parameter.getName().equals(candidate.getParameterName()))
                .forEach(declared -> describe(parameter, declared, path)));
        var own = Stream.of(method.getMethodParameters())
                .flatMap(parameter -> DocumentedParameters.of(parameter).stream());
        var all = new ArrayList<>(described);
        own.forEach(all::add);
        operation.setParameters(all.isEmpty() ? null : all);
    }

    private void describe(Parameter documented, MethodParameter declared, String path) {
        var method = Objects.requireNonNull(declared.getMethod());
        var type = method.getAnnotatedParameterTypes()[declared.getParameterIndex()];
        var schema = types.of(
                type,
                List.of(declared.getParameterAnnotations()),
                SchemaTypes.resolve(declared.getGenericParameterType()),
                record -> {
                    throw new IllegalStateException("a parameter cannot be a record: " + record);
                });
        schema.getTypes().remove("null"); // it is absent instead
        patternOf(documented.getName(), path).ifPresent(schema::setPattern);
        documented.setSchema(schema);
        documented.setDescription(Javadocs.ofParameter(method, documented.getName()));
    }

    private static Optional<String> patternOf(String variable, String path) {
        return VARIABLE.matcher(path)
                .results()
                .filter(found -> found.group(1).equals(variable))
                .map(found -> Keywords.ecma(found.group(2)))
                .findFirst();
    }

    /** Whether it reads a resource with an entity tag. */
    private static boolean isConditional(HandlerMethod method) {
        return method.hasMethodAnnotation(GetMapping.class) && hasTag(method);
    }

    private static boolean hasTag(HandlerMethod method) {
        return ResponseEntity.class.isAssignableFrom(method.getMethod().getReturnType());
    }

    private static void addHeaders(String status, ApiResponse response, HandlerMethod method) {
        response.setDescription(HttpStatus.valueOf(Integer.parseInt(status)).getReasonPhrase());
        var isRedirect = status.startsWith("3");
        if (hasTag(method) && !isRedirect) {
            addHeader(response, "ETag");
        }
        if (status.equals("201") || isRedirect) {
            addHeader(response, "Location");
        }
        if (Stream.of(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == IdempotencyKey.class)) {
            addHeader(response, "Idempotency-Replayed");
        }
        addHeader(response, "RateLimit");
        addHeader(response, "RateLimit-Policy");
    }

    private static void addHeader(ApiResponse response, String name) {
        response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name));
    }

    private static String pathOf(HandlerMethod method) {
        return pathOf(AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RequestMapping.class))
                + pathOf(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class));
    }

    private static String pathOf(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    private static <A extends Annotation> Optional<A> find(Class<A> annotation, HandlerMethod method) {
        var onMethod = method.getMethodAnnotation(annotation);
        return Optional.ofNullable(
                onMethod != null
                        ? onMethod
                        : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), annotation));
    }
}
