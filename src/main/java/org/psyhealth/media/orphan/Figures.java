package org.psyhealth.media.orphan;

/**
 * What a search found.
 *
 * @param listed objects, and uploads that are not complete
 * @param orphans how many of them no row knows and are old enough to go
 * @param bytes how long the objects among these are together
 * @param removed how many of them it removed
 */
record Figures(long listed, long orphans, long bytes, long removed) {

    static final Figures NONE = new Figures(0, 0, 0, 0);

    /** So few may always go. */
    private static final int ALWAYS = 10;

    private static final int PERCENT = 100;

    Figures plus(long moreListed, long moreOrphans, long moreBytes) {
        return new Figures(listed + moreListed, orphans + moreOrphans, bytes + moreBytes, removed);
    }

    Figures plusRemoved(long more) {
        return new Figures(listed, orphans, bytes, removed + more);
    }

    /** Whether so many are unknown that they must not go: more than one in a hundred, and more than ten. */
    boolean areTooMany() {
        return orphans > mayGo();
    }

    /** How many may go. */
    long mayGo() {
        return Math.max(ALWAYS, listed / PERCENT);
    }
}
