package org.psyhealth.delivery;

/** Ends a build, as a failed step or a rejected approval does. */
final class BuildStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    BuildStopped(Outcome outcome, String message) {
        super(message);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
