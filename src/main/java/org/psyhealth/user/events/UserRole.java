package org.psyhealth.user.events;

/** What others may rely on about a person, as granted by the identity provider. */
public enum UserRole {
    /** A person like others; nothing has been checked. */
    MEMBER,
    /** A therapist, whose profession has been checked. */
    THERAPIST,
    /** A moderator or an administrator: one of the operator's people, also if a therapist. */
    STAFF
}
