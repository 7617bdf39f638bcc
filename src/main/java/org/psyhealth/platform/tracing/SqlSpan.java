package org.psyhealth.platform.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The span of one database call, named after its operation and table, with the statement text but never its values. */
final class SqlSpan {

    private static final Pattern TARGET =
            Pattern.compile("\\b(?:into|from|update|join)\\s+([a-z_][\\w.]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITE = Pattern.compile(
            "\\b(insert|delete|update)\\s+(?:into\\s+|from\\s+)?([a-z_]+\\.\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private SqlSpan() {}

    static @Nullable Object around(Tracer tracer, String sql, Call call) throws Throwable {
        var text = SPACE.matcher(sql).replaceAll(" ").strip();
        var span = tracer.spanBuilder()
                .name(nameOf(text))
                .kind(Span.Kind.CLIENT)
                .remoteServiceName("postgresql")
                .tag("db.system.name", "postgresql")
                .tag("db.query.text", text)
                .start();
        try {
            return call.run();
        } catch (Throwable e) {
            // The message may contain user content: only the class is recorded.
            span.tag("error", e.getClass().getSimpleName());
            throw e;
        } finally {
            span.end();
        }
    }

    /**
     * {@code insert platform.outbox}, {@code select post.post}; for a statement with several parts the first one that
     * writes.
     */
    static String nameOf(String sql) {
        var operation = firstWord(sql);
        if (operation.equals("with")) {
            var write = WRITE.matcher(sql);
            if (write.find()) {
                return firstWord(write.group(1)) + " " + write.group(2);
            }
        }
        var reads = operation.equals("with") ? "select" : operation;
        var target = TARGET.matcher(sql);
        return target.find() ? reads + " " + target.group(1) : reads;
    }

    private static String firstWord(String text) {
        var end = text.indexOf(' ');
        return (end < 0 ? text : text.substring(0, end)).toLowerCase(Locale.ROOT);
    }

    interface Call {

        @Nullable
        Object run() throws Throwable;
    }
}
