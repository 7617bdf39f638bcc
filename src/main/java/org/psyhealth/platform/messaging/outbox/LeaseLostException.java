package org.psyhealth.platform.messaging.outbox;

/** Another task has taken over the slots of this session. */
final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException() {
        super("The slots were taken over by another task");
    }
}
