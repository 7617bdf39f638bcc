package org.psyhealth.topic.events;

/** Whether reading about a topic may hurt. */
public enum TopicSensitivity {
    NORMAL,
    /** Shown to those who say that they want to see it, never pushed, and rarely recommended. */
    SENSITIVE
}
