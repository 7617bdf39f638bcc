package org.psyhealth.notification.email;

/** Wakes the sender once the transaction has committed. It never leaves the process. */
record EmailQueued() {}
