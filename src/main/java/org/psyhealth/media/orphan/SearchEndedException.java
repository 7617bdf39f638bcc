package org.psyhealth.media.orphan;

/** A search ends before everything was listed. */
final class SearchEndedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Figures figures;
    private final Outcome outcome;

    SearchEndedException(Figures figures, Outcome outcome) {
        super("it ends: " + outcome);
        this.figures = figures;
        this.outcome = outcome;
    }

    Figures figures() {
        return figures;
    }

    Outcome outcome() {
        return outcome;
    }
}
