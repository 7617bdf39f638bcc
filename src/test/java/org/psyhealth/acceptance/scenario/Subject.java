package org.psyhealth.acceptance.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One object that one person writes, and its possible states according to the responses: after an acknowledged write
 * the written state; after a write without a response that or the previous state. It must not be written while
 * {@link #isSettled()} is false.
 *
 * @param <S> the type of its states
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

    /** Records the outcome of a write of this state, which the given status acknowledges. */
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

    /** Records an observation for the report. */
    synchronized void note(String what, Answer answer) {
        history.add("%s %s -> %s".formatted(Instant.now(), what, answer));
    }

    /** Whether no unanswered write can still take effect. */
    synchronized boolean isSettled() {
        return unanswered.stream().noneMatch(Unanswered::mayStillTakeEffect);
    }

    synchronized Set<S> possible() {
        return possible;
    }

    /** Whether this is its only possible state. */
    boolean is(S state) {
        return possible().equals(Set.of(state));
    }

    /** Every write with its time and response. */
    synchronized List<String> history() {
        return List.copyOf(history);
    }

    @Override
    public String toString() {
        return name;
    }
}
