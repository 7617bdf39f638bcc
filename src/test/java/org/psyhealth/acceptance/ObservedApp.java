package org.psyhealth.acceptance;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.psyhealth.services.LocalStack;

/**
 * One application with its own services, observed from outside: its metrics, its traces in a Zipkin, and its log. Its
 * mail server rejects all mail. Only traces requested by a caller are sampled.
 */
final class ObservedApp implements AutoCloseable {

    private final LocalStack services = LocalStack.onRandomPorts();
    private final RefusingMailServer mail = new RefusingMailServer();
    private final ZipkinProcess zipkin = ZipkinProcess.start();
    private final OtlpReceiver otlp = new OtlpReceiver(zipkin);
    private final AppProcess process;

    ObservedApp() throws IOException {
        process = AppProcess.start(properties());
        process.awaitReady();
        zipkin.awaitReady();
    }

    private Map<String, String> properties() {
        var properties = new HashMap<>(TestCallers.properties(services.properties()));
        properties.put("spring.mail.port", String.valueOf(mail.port()));
        properties.put("management.opentelemetry.tracing.export.otlp.endpoint", otlp.endpoint());
        properties.put("management.opentelemetry.tracing.export.schedule-delay", "100ms");
        properties.put("management.tracing.sampling.probability", "0");
        return properties;
    }

    String url() {
        return process.url();
    }

    Api admin() {
        return TestCallers.admin(path -> url());
    }

    Api member(UUID id) {
        return TestCallers.member(path -> url(), id);
    }

    Map<String, String> services() {
        return services.properties();
    }

    RefusingMailServer mail() {
        return mail;
    }

    ZipkinProcess zipkin() {
        return zipkin;
    }

    /** The current metrics, as Prometheus would scrape them. */
    Scrape scrape() {
        return Scrape.of(process.managementUrl() + "/actuator/prometheus");
    }

    String output() throws IOException {
        return process.output();
    }

    @Override
    public void close() throws IOException {
        process.close();
        otlp.close();
        zipkin.close();
        mail.close();
        services.close();
    }
}
