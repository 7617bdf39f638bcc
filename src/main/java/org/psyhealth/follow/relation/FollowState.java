package org.psyhealth.follow.relation;

/** How far one person's follow of another has come. */
public enum FollowState {
    /** Asked for, and not yet decided about. */
    REQUESTED,
    /** It holds. */
    FOLLOWING,
    /** It was ended, withdrawn or declined. */
    ENDED
}
