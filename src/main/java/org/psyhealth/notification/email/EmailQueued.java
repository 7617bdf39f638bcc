package org.psyhealth.notification.email;

/** Wakes the sender after the transaction has committed; never published outside the process. */
record EmailQueued() {}
