package org.psyhealth.user.lifecycle;

/** What the account at the identity provider is to be like. */
public enum AccountTarget {
    /** As its person and the realm want it, with the roles that were taken. */
    FREE,
    /** Without the roles of therapists and staff, and signed out, so that no token still states them. */
    RESTRICTED,
    /** Signed out everywhere; the person may sign in again, to come back. */
    SIGNED_OUT,
    /** Deleted. */
    GONE
}
