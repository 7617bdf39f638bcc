package org.psyhealth.user.lifecycle;

/** The class of the reason why staff suspends a person. The person learns it; nobody else does. */
public enum SuspensionReason {
    /** Attacks, threatens or follows others. */
    HARASSMENT,
    /** Encourages others to harm themselves. */
    ENCOURAGING_HARM,
    /** Advertises, or deceives for money. */
    SPAM,
    /** Pretends to be somebody else, or to have a profession. */
    IMPERSONATION,
    /** Tells what others have told in confidence. */
    PRIVACY,
    /** The account seems to be in other hands. */
    COMPROMISED,
    /** Something else, which the note names. */
    OTHER
}
