package org.psyhealth.acceptance.scenario;

import java.util.List;

/**
 * Something that is not as the ledger says.
 *
 * @param history what the ledger knows of it
 * @param clues texts that records and rows which have to do with it contain; all of one list
 */
record Difference(Kind kind, String what, List<String> history, List<List<String>> clues) {

    /** What went wrong. */
    enum Kind {
        /** An acknowledged write is not there. */
        LOST,
        /** Something is there twice, or was never written. */
        DOUBLED,
        /** A count differs from what it counts. */
        COUNT,
        /** Somebody was not told of what concerns them. */
        NOT_TOLD,
        /** Somebody was told of what does not concern them. */
        TOLD_WRONGLY,
        /** A notification changed its id or lost its read mark. */
        READ_MARK,
        /** Somebody got no welcome e-mail, or more than one. */
        E_MAIL,
        /** A recommendation is missing, or stands where it should not. */
        RECOMMENDATION,
        /** A record or an event was put aside. */
        PUT_ASIDE,
        /** An answer that no outage explains. */
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
