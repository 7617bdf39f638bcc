package org.psyhealth.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The role, or one of the roles, that a caller needs for a controller method, or for all of a controller. It is checked
 * before the request is read: whoever lacks it is answered with 403, and learns nothing about what a valid request
 * looks like.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresRole {

    Role[] value();
}
