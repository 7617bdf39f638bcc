package org.psyhealth.platform.tracing;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerPostProcessor;

/** Active only where traces are exported: without an exporter every span would be useless. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("management.opentelemetry.tracing.export.otlp.endpoint")
class TracingConfiguration {

    /** The tracer is resolved lazily: the pool is created before it. */
    @Bean
    static BeanPostProcessor tracedDataSource(ObjectProvider<Tracer> tracer) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool ? new TracedDataSource(pool, tracer) : bean;
            }
        };
    }

    @Bean
    static DefaultKafkaProducerFactoryCustomizer tracedProducers(Tracer tracer, Propagator propagator) {
        return factory -> trace(factory, tracer, propagator);
    }

    private static <K, V> void trace(DefaultKafkaProducerFactory<K, V> factory, Tracer tracer, Propagator propagator) {
        ProducerPostProcessor<K, V> traced = producer -> TracedProducer.of(producer, tracer, propagator);
        factory.addPostProcessor(traced);
    }
}
