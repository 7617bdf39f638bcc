package org.psyhealth.acceptance.scenario;

import java.util.List;

/**
 * A deviation from the ledger.
 *
 * @param history its history in the ledger
 * @param clues texts that related records and rows contain; all texts of one list
 */
record Difference(Kind kind, String what, List<String> history, List<List<String>> clues) {

    /** The kinds of deviations. */
    enum Kind {
        /** An acknowledged write is missing. */
        LOST,
        /** Something is duplicated, or was never written. */
        DOUBLED,
        /** A count differs from what it counts. */
        COUNT,
        /** A notification is missing. */
        NOT_TOLD,
        /** A notification should not exist. */
        TOLD_WRONGLY,
        /** A notification changed its id or lost its read mark. */
        READ_MARK,
        /** A person got no welcome e-mail, or more than one. */
        E_MAIL,
        /** A recommendation is missing, or should not exist. */
        RECOMMENDATION,
        /** A record was dead-lettered, or an event was parked. */
        PUT_ASIDE,
        /** A response that no outage explains. */
        ANSWER,
        /** Something differs after the replay. */
        REPLAY
    }

    static Difference of(Kind kind, String what) {
        return new Difference(kind, what, List.of(), List.of());
    }

    Difference afterReplay() {
        return new Difference(kind, "after the replay, " + what, history, clues);
    }

    @Override
    public String toString() {
        return kind + ": " + what;
    }
}
