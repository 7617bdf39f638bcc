package org.psyhealth.platform.access;

import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.Problems;

/** What a refused person is told: why, until when, and where help is. */
final class AccessProblems {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private AccessProblems() {}

    static ProblemException of(Refusal refusal, URI help) {
        var problem = switch (refusal.reason()) {
            case SUSPENDED -> suspended(refusal);
            case DEACTIVATED ->
                new ProblemException(
                        Problems.ACCESS_REFUSED,
                        "You have deactivated your account, and nobody sees it. You are welcome back: reactivate it to go on.");
            case ERASED ->
                new ProblemException(
                        Problems.ACCESS_REFUSED,
                        "This account was erased. If you need somebody now, the help page names people who listen.");
        };
        problem.getBody().setProperty("reason", refusal.reason());
        problem.getBody().setProperty("help", help);
        if (refusal.until() != null) {
            problem.getBody().setProperty("until", refusal.until());
        }
        return problem;
    }

    private static ProblemException suspended(Refusal refusal) {
        return refusal.until() == null
                ? new ProblemException(
                        Problems.ACCESS_REFUSED,
                        "Your account is suspended. You can go on reading; the help page says why this happens, and who listens if you need somebody now.")
                : new ProblemException(
                        Problems.ACCESS_REFUSED,
                        "Your account is suspended until " + TIME.format(refusal.until())
                                + " (UTC). You can go on reading; the help page says why this happens, and who listens if you need somebody now.");
    }
}
