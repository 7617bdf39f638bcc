package org.psyhealth.platform.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a contract whose events are pure effects: nobody builds state from them, so the broker deletes them after a
 * while. A contract without this mark tells states: the newest record of each key is kept for ever.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EffectStream {}
