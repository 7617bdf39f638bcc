package org.psyhealth.acceptance;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replaces the collector, which is not available from a Maven repository: accepts spans by OTLP over HTTP, as the
 * application exports them, and forwards them to Zipkin.
 */
final class OtlpReceiver implements AutoCloseable {

    private final HttpServer server;
    private final ZipkinProcess zipkin;

    OtlpReceiver(ZipkinProcess zipkin) throws IOException {
        this.zipkin = zipkin;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1/traces";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange;
                var body = exchange.getRequestBody()) {
            var spans = new ArrayList<Map<String, Object>>();
            for (var resource : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
                spans.addAll(spansOf(resource));
            }
            zipkin.report(JsonMapper.shared().writeValueAsString(spans));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static List<Map<String, Object>> spansOf(ResourceSpans resource) {
        var service = text(resource.getResource().getAttributesList()).getOrDefault("service.name", "unknown");
        return resource.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> zipkinSpan(span, service))
                .toList();
    }

    private static Map<String, Object> zipkinSpan(Span span, String service) {
        var result = new LinkedHashMap<String, Object>();
        result.put("traceId", hex(span.getTraceId()));
        result.put("id", hex(span.getSpanId()));
        if (!span.getParentSpanId().isEmpty()) {
            result.put("parentId", hex(span.getParentSpanId()));
        }
        result.put("name", span.getName());
        switch (span.getKind()) {
            case SPAN_KIND_SERVER -> result.put("kind", "SERVER");
            case SPAN_KIND_CLIENT -> result.put("kind", "CLIENT");
            case SPAN_KIND_PRODUCER -> result.put("kind", "PRODUCER");
            case SPAN_KIND_CONSUMER -> result.put("kind", "CONSUMER");
            default -> {
                // Zipkin has no kind for work inside a process
            }
        }
        result.put("timestamp", span.getStartTimeUnixNano() / 1_000);
        result.put("duration", Math.max(1, (span.getEndTimeUnixNano() - span.getStartTimeUnixNano()) / 1_000));
        result.put("localEndpoint", Map.of("serviceName", service));
        result.put("tags", text(span.getAttributesList()));
        return result;
    }

    private static Map<String, String> text(List<KeyValue> attributes) {
        return attributes.stream()
                .filter(attribute -> attribute.getValue().hasStringValue())
                .collect(Collectors.toMap(
                        KeyValue::getKey,
                        attribute -> attribute.getValue().getStringValue(),
                        (first, second) -> first));
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
