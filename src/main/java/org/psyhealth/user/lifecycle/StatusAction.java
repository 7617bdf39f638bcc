package org.psyhealth.user.lifecycle;

/** What changed a person's status. */
public enum StatusAction {
    /** Staff suspended the person, or changed the suspension. */
    SUSPENDED,
    /** Staff ended the suspension. */
    SUSPENSION_LIFTED,
    /** The suspension ended by itself. */
    SUSPENSION_ENDED,
    /** The identity provider has no enabled account of the person any more. */
    ACCOUNT_LOST,
    /** The identity provider has one again. */
    ACCOUNT_BACK,
    /** The person deactivated the account. */
    DEACTIVATED,
    /** The person came back. */
    REACTIVATED,
    /** The person's data were erased. */
    ERASED;

    /** Whether the identity provider has to follow: it knows what it told itself. */
    public boolean concernsAccount() {
        return this != ACCOUNT_LOST && this != ACCOUNT_BACK;
    }
}
