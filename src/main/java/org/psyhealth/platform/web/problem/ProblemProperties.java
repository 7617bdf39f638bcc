package org.psyhealth.platform.web.problem;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of problem documents.
 *
 * @param base what the {@code type} of every problem begins with; whoever opens it finds the page of the type, so it
 *     should lead to {@code /problems/} of a process of this application
 */
@ConfigurationProperties("psyhealth.web.problems")
record ProblemProperties(URI base) {

    ProblemProperties {
        if (!base.isAbsolute() || !base.toString().endsWith("/")) {
            throw new IllegalArgumentException("psyhealth.web.problems.base must be an address that ends with a slash");
        }
    }
}
