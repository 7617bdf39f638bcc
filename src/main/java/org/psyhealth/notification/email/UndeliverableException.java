package org.psyhealth.notification.email;

/** An e-mail that no further attempt can deliver. Its reason is a constant without personal data. */
class UndeliverableException extends RuntimeException {

    private final String reason;

    UndeliverableException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
