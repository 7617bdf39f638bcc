package org.psyhealth.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.psyhealth.platform.events.DomainEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.kafka.annotation.KafkaListener;

/** The listeners of a module, to which a test can pass events as the consumers would. */
public final class Listeners {

    private final Map<Class<? extends DomainEvent>, Listener> byContract = new HashMap<>();

    Listeners(ApplicationContext context) {
        for (var name : context.getBeanDefinitionNames()) {
            var type = context.getType(name);
            if (type == null) {
                continue;
            }
            MethodIntrospector.selectMethods(
                            type, (Method method) -> AnnotatedElementUtils.hasAnnotation(method, KafkaListener.class))
                    .forEach(method -> {
                        method.setAccessible(true);
                        byContract.put(
                                method.getParameterTypes()[0].asSubclass(DomainEvent.class),
                                new Listener(context.getBean(name), method));
                    });
        }
    }

    /** Whether the module reads the stream of an event. */
    public boolean read(DomainEvent event) {
        return byContract.keySet().stream().anyMatch(contract -> contract.isInstance(event));
    }

    /** The contract that a listener of the module reads and the event belongs to. */
    public Class<? extends DomainEvent> contractOf(DomainEvent event) {
        return byContract.keySet().stream()
                .filter(contract -> contract.isInstance(event))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody reads " + event));
    }

    /** Passes an event to the module. */
    public void on(DomainEvent event) {
        Objects.requireNonNull(byContract.get(contractOf(event))).on(event);
    }

    private record Listener(Object bean, Method method) {

        void on(DomainEvent event) {
            try {
                method.invoke(bean, event);
            } catch (InvocationTargetException e) {
                var cause = Objects.requireNonNull(e.getCause());
                throw cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
