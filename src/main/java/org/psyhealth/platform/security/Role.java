package org.psyhealth.platform.security;

/** What the identity provider may grant. */
public enum Role {
    /** Reads, writes, follows and reacts. */
    MEMBER,
    /** A member whose profession has been checked. */
    THERAPIST,
    /** Looks after what is written. */
    MODERATOR,
    /** Runs the community: topics, dead letters. */
    ADMIN;

    /** Whether only a person can have it: it allows to write, follow and react in one's own name. */
    boolean isForPeople() {
        return this == MEMBER || this == THERAPIST;
    }
}
