package org.psyhealth.delivery;

import groovy.lang.GroovyObjectSupport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code env} of a build. What an {@code environment} block says hides what was assigned, as in Jenkins. */
final class BuildVariables extends GroovyObjectSupport {

    private final Map<String, String> assigned = new HashMap<>();
    private final Deque<Map<String, String>> scopes = new ArrayDeque<>();

    @Override
    public @Nullable Object getProperty(String name) {
        return value(name);
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        assigned.put(name, String.valueOf(value));
    }

    @Nullable
    String value(String name) {
        for (var scope : scopes) {
            if (scope.containsKey(name)) {
                return scope.get(name);
            }
        }
        return assigned.get(name);
    }

    void within(Map<String, String> scope, Runnable body) {
        scopes.push(scope);
        try {
            body.run();
        } finally {
            scopes.pop();
        }
    }

    Map<String, String> all() {
        var all = new HashMap<>(assigned);
        scopes.descendingIterator().forEachRemaining(all::putAll);
        return all;
    }
}
