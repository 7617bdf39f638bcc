package org.psyhealth.platform.tracing;

import io.micrometer.tracing.Tracer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A connection whose statements are traced; a commit is a span too, because it waits for the disk. */
record TracedConnection(Connection target, Tracer tracer) implements InvocationHandler {

    static Connection of(Connection target, Tracer tracer) {
        return (Connection) Proxy.newProxyInstance(
                TracedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new TracedConnection(target, tracer));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "commit" -> SqlSpan.around(tracer, "commit", () -> call(target, method, arguments));
            default -> wrapped(method, arguments, call(target, method, arguments));
        };
    }

    private @Nullable Object wrapped(Method method, Object @Nullable [] arguments, @Nullable Object result) {
        if (!(result instanceof Statement statement)) {
            return result;
        }
        var sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : null;
        return TracedStatement.of(statement, method.getReturnType(), sql, tracer);
    }

    /** Invokes the method, and throws the driver's exception instead of the reflective wrapper. */
    static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
