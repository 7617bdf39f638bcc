package org.psyhealth.platform.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a contract whose events are pure effects: nobody builds state from them, so the broker deletes them when their
 * retention ends. The events of a contract without this annotation are states: the newest record of each key is kept
 * forever.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EffectStream {}
