package org.psyhealth.platform.messaging.consumer;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.psyhealth.platform.modules.ModuleSelection;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** The subscriptions of this process's modules, read from the {@link KafkaListener} methods of their beans. */
@Component
public class Subscriptions {

    private static final String BASE_PACKAGE = "org.psyhealth.";

    private final List<Subscription> all;

    Subscriptions(ConfigurableListableBeanFactory beans) {
        this.all = of(Stream.of(beans.getBeanDefinitionNames())
                .map(name -> beans.getType(name, false))
                .filter(Objects::nonNull)
                .filter(type -> type.getName().startsWith(BASE_PACKAGE)));
    }

    /** The subscriptions of the {@link KafkaListener} methods of these classes, by module and topic. */
    public static List<Subscription> of(Stream<? extends Class<?>> types) {
        return types.flatMap(Subscriptions::subscriptionsOf)
                .sorted(Comparator.comparing(Subscription::module).thenComparing(Subscription::topic))
                .toList();
    }

    /** Every subscription, by module and topic. */
    public List<Subscription> all() {
        return all;
    }

    /** The topics that a module reads. */
    public List<String> topicsOf(String module) {
        return all.stream()
                .filter(subscription -> subscription.module().equals(module))
                .map(Subscription::topic)
                .toList();
    }

    private static Stream<Subscription> subscriptionsOf(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, KafkaListener.class))
                .filter(Objects::nonNull)
                .flatMap(listener -> Stream.of(listener.topics()))
                .map(topic -> new Subscription(ModuleSelection.moduleOf(type), topic));
    }
}
