package org.psyhealth.platform.web.conditional;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@link IfMatch} that a request must have: without it the answer is 428 (RFC 6585). It stands before the body, so
 * that it is checked before the body is parsed.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Required {}
