package org.psyhealth.user.lifecycle;

/** What a person can do. */
public enum UserStatus {
    /** Everything. */
    ACTIVE,
    /** Read, until the suspension ends. */
    SUSPENDED,
    /** Come back, within 30 days; nothing else, and others do not see the person. */
    DEACTIVATED,
    /** Nothing: the person's data are erased. */
    ERASED
}
