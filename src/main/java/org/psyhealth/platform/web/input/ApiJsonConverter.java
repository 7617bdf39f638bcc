package org.psyhealth.platform.web.input;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code application/json} and merge patches, and writes {@code application/json} and problem documents. Spring's
 * converter takes any {@code application/*+json} and labels a response with whatever of these the client accepts.
 */
final class ApiJsonConverter extends JacksonJsonHttpMessageConverter {

    private static final MediaType MERGE_PATCH = MediaType.valueOf(MergePatch.MEDIA_TYPE);

    ApiJsonConverter(JsonMapper mapper) {
        super(mapper);
        setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON));
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        var isPatch = type.toClass() == JsonNode.class && MERGE_PATCH.equalsTypeAndSubtype(mediaType);
        return super.canRead(type, isPatch ? MediaType.APPLICATION_JSON : mediaType);
    }

    @Override
    public boolean canWrite(ResolvableType type, Class<?> valueClass, @Nullable MediaType mediaType) {
        var isLabelled = isProblem(valueClass, mediaType) || isOfActuator(mediaType);
        return super.canWrite(type, valueClass, isLabelled ? MediaType.APPLICATION_JSON : mediaType);
    }

    @Override
    protected void writeInternal(
            Object body, ResolvableType type, HttpOutputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        var written = WrittenBody.of(body);
        if (written == null) {
            super.writeInternal(body, type, message, hints);
        } else {
            message.getBody().write(written);
        }
    }

    private static boolean isProblem(Class<?> valueClass, @Nullable MediaType mediaType) {
        return ProblemDetail.class.isAssignableFrom(valueClass)
                && MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(mediaType);
    }

    /** The endpoints of the management port name their type; no client can ask another handler for it. */
    private static boolean isOfActuator(@Nullable MediaType mediaType) {
        return mediaType != null && mediaType.getSubtype().startsWith("vnd.spring-boot.actuator.");
    }
}
