package org.psyhealth.platform.web.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The classes whose {@link ProblemType} constants a controller method may answer with, beside those that follow from
 * its parameters. They are in the OpenAPI document.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ProblemsOf {

    Class<?>[] value();
}
