package org.psyhealth.platform.tracing;

import io.micrometer.tracing.Tracer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose executions are spans.
 *
 * @param sql the prepared statement, with placeholders; null for a statement that gets its text on execution
 */
record TracedStatement(Statement target, @Nullable String sql, Tracer tracer) implements InvocationHandler {

    static Object of(Statement target, Class<?> type, @Nullable String sql, Tracer tracer) {
        return Proxy.newProxyInstance(
                TracedStatement.class.getClassLoader(),
                new Class<?>[] {type},
                new TracedStatement(target, sql, tracer));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        var name = method.getName();
        if (name.startsWith("execute")) {
            return SqlSpan.around(tracer, textOf(arguments), () -> TracedConnection.call(target, method, arguments));
        }
        return switch (name) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> TracedConnection.call(target, method, arguments);
        };
    }

    private String textOf(Object @Nullable [] arguments) {
        if (sql != null) {
            return sql;
        }
        return arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : "batch";
    }
}
