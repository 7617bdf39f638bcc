package org.psyhealth.media;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.springframework.beans.factory.config.BeanPostProcessor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Makes the object store refuse some operations, as one does that is overloaded. */
public class RefusingStore implements BeanPostProcessor {

    private static final int UNAVAILABLE = 503;

    private volatile Set<String> refused = Set.of();

    /** The operations that are refused from now on, by the names of the client's methods. */
    public void refuse(String... operations) {
        refused = Set.of(operations);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof S3Client client ? refusing(client) : bean;
    }

    private S3Client refusing(S3Client client) {
        return (S3Client) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {S3Client.class}, (proxy, method, arguments) -> {
                    if (refused.contains(method.getName())) {
                        throw S3Exception.builder().statusCode(UNAVAILABLE).build();
                    }
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
