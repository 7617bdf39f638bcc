package org.psyhealth.acceptance.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One thing that one person writes, and what it may be by the answers: after an acknowledged write what was written;
 * after a write without an answer that, or what it was before. Its writer must leave it alone while
 * {@link #isSettled()} is false.
 *
 * @param <S> what it may be
 */
final class Subject<S> {

    private final String name;
    private final List<String> history = new ArrayList<>();
    private Set<S> possible;
    private List<Unanswered> unanswered = List.of();

    Subject(String name, S before) {
        this.name = name;
        this.possible = Set.of(before);
    }

    /** Notes how a write of this state ended that is acknowledged by one of these statuses. */
    synchronized void write(String what, S wanted, Answer answer, boolean acknowledged) {
        note(what, answer);
        unanswered = answer.unanswered();
        if (acknowledged) {
            possible = Set.of(wanted);
        } else if (answer.isNone()) {
            var both = new LinkedHashSet<>(possible);
            both.add(wanted);
            possible = Set.copyOf(both);
        }
    }

    /** Notes what was seen, for the report. */
    synchronized void note(String what, Answer answer) {
        history.add("%s %s -> %s".formatted(Instant.now(), what, answer));
    }

    /** Whether no write that nobody answered can still take effect. */
    synchronized boolean isSettled() {
        return unanswered.stream().noneMatch(Unanswered::mayStillTakeEffect);
    }

    synchronized Set<S> possible() {
        return possible;
    }

    /** Whether it is known to be this. */
    boolean is(S state) {
        return possible().equals(Set.of(state));
    }

    /** Every write, with its time and its answer. */
    synchronized List<String> history() {
        return List.copyOf(history);
    }

    @Override
    public String toString() {
        return name;
    }
}
