package org.psyhealth.delivery;

import groovy.lang.Closure;
import groovy.lang.Script;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a Jenkinsfile is compiled to: what it does not define itself is a step. */
public abstract class JenkinsScript extends Script {

    private @Nullable Build build;

    void in(Build build) {
        this.build = build;
    }

    /** The whole declarative pipeline. */
    public void pipeline(Closure<?> body) {
        Objects.requireNonNull(build).pipeline(body);
    }

    @Override
    public @Nullable Object invokeMethod(String name, Object args) {
        var arguments = (Object[]) args;
        if (!getMetaClass().respondsTo(this, name, arguments).isEmpty()) {
            return super.invokeMethod(name, args);
        }
        return Objects.requireNonNull(build).steps().run(name, arguments);
    }
}
