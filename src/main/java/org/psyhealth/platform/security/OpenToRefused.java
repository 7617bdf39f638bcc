package org.psyhealth.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller method that stays open to a person who is suspended or has deactivated the account: to learn of it, to
 * come back, or to take the own data along. Nothing is open to a person who is erased.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenToRefused {}
