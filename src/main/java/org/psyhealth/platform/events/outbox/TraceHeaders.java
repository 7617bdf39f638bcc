package org.psyhealth.platform.events.outbox;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Adds the trace context of the running request (W3C Trace Context: {@code traceparent}), so that consumers continue
 * it.
 */
@Component
class TraceHeaders {

    private final ObjectProvider<Tracer> tracer;
    private final ObjectProvider<Propagator> propagator;

    TraceHeaders(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    void addTo(Map<String, String> headers) {
        tracer.ifAvailable(current -> propagator.ifAvailable(format -> {
            var span = current.currentSpan();
            if (span != null) {
                format.inject(span.context(), headers, (carrier, name, value) -> headers.put(name, value));
            }
        }));
    }
}
