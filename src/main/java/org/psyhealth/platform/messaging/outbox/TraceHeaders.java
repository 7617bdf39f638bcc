package org.psyhealth.platform.messaging.outbox;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Adds the trace context of the current request (W3C Trace Context: {@code traceparent}), so that consumers continue
 * it. Without tracing it adds nothing.
 */
@Component
class TraceHeaders {

    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    TraceHeaders(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tracer = tracer.getIfAvailable();
        this.propagator = propagator.getIfAvailable();
    }

    void addTo(Map<String, String> headers) {
        var span = tracer == null ? null : tracer.currentSpan();
        if (span != null && propagator != null) {
            propagator.inject(span.context(), headers, (carrier, name, value) -> headers.put(name, value));
        }
    }
}
