package org.psyhealth.platform.web.problem;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of problem documents.
 *
 * @param base what the {@code type} of every problem begins with; whoever opens it finds the page of the type, so it
 *     should lead to {@code /problems/} of a process of this application
 */
@Validated
@ConfigurationProperties("psyhealth.web.problems")
record ProblemProperties(
        @DefaultValue("https://psyhealth.org/problems/")
        @Pattern(regexp = "https?://\\S+/", message = "must be an HTTP address that ends with a slash")
        String base) {}
