package org.psyhealth.platform.security;

/** The roles that the identity provider may grant. */
public enum Role {
    /** Reads, writes, follows and reacts. */
    MEMBER,
    /** A member whose profession has been checked. */
    THERAPIST,
    /** Moderates content. */
    MODERATOR,
    /** Administers topics and dead letters. */
    ADMIN;

    /** Whether only a person can have it: it permits writing, following and reacting in one's own name. */
    boolean isForPeople() {
        return this == MEMBER || this == THERAPIST;
    }
}
