package org.psyhealth.platform.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of an event record on the wire, {@code org.psyhealth.<module>.<what-happened>.v<n>}. A class may be renamed,
 * this name may not; an incompatible change of the payload requires the next {@code v<n>}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {

    /** The value of {@code ce_type}. */
    String value();

    /**
     * The template of {@code ce_subject} and the Kafka key: {@code {id}} for the aggregate's own id, or the payload
     * fields with the ends of a relation, {@code {topicId}/{userId}}.
     */
    String subject() default "{id}";

    /**
     * Whether each module that reads the contract publishes it, as its answer, instead of the contract's own module.
     */
    boolean byReaders() default false;
}
