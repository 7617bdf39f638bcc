package org.psyhealth.topic.events;

/** Whether posts can have a topic. */
public enum TopicStatus {
    /** They can. */
    ACTIVE,
    /** Those that have it keep it; new ones cannot. */
    ARCHIVED,
    /** It is part of another topic. */
    MERGED
}
