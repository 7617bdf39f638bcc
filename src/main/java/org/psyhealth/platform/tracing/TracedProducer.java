package org.psyhealth.platform.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A producer that creates a span for each record whose {@code traceparent} header is sampled, and propagates the span
 * in that header: consumer spans are children of the send span, and the gap between the request and the send span is
 * the time in the outbox.
 */
record TracedProducer<K, V>(Producer<K, V> target, Tracer tracer, Propagator propagator) implements InvocationHandler {

    private static final String TRACE_PARENT = "traceparent";
    private static final int LENGTH = 55;

    @SuppressWarnings("unchecked") // the proxy implements the interface of its target
    static <K, V> Producer<K, V> of(Producer<K, V> target, Tracer tracer, Propagator propagator) {
        return (Producer<K, V>) Proxy.newProxyInstance(
                TracedProducer.class.getClassLoader(),
                new Class<?>[] {Producer.class},
                new TracedProducer<>(target, tracer, propagator));
    }

    @Override
    @SuppressWarnings("unchecked") // send is declared with these types
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null
                && method.getName().equals("send")
                && arguments[0] instanceof ProducerRecord<?, ?> record
                && isSampled(record.headers())) {
            return send((ProducerRecord<K, V>) record, arguments.length > 1 ? (Callback) arguments[1] : null);
        }
        return TracedConnection.call(target, method, arguments);
    }

    private Object send(ProducerRecord<K, V> record, @Nullable Callback callback) {
        var headers = record.headers();
        var span = propagator
                .extract(headers, TracedProducer::get)
                .name(record.topic() + " send")
                .kind(Span.Kind.PRODUCER)
                .tag("messaging.system", "kafka")
                .tag("messaging.destination.name", record.topic())
                .start();
        propagator.inject(span.context(), headers, TracedProducer::set);
        try {
            return target.send(record, (metadata, failure) -> {
                if (failure != null) {
                    span.error(failure);
                }
                span.end();
                if (callback != null) {
                    callback.onCompletion(metadata, failure);
                }
            });
        } catch (RuntimeException e) {
            span.error(e).end();
            throw e;
        }
    }

    /** Whether the last bit of the flags in {@code 00-<trace>-<span>-<flags>} is set. */
    private static boolean isSampled(Headers headers) {
        var parent = headers.lastHeader(TRACE_PARENT);
        return parent != null
                && parent.value() != null
                && parent.value().length == LENGTH
                && (Character.digit(parent.value()[LENGTH - 1], 16) & 1) == 1;
    }

    private static @Nullable String get(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void set(@Nullable Headers headers, String name, String value) {
        if (headers != null) {
            headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
