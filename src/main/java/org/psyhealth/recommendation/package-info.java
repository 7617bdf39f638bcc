/**
 * Recommendations: posts selected for a person, each with its reason.
 *
 * <p><b>Owns</b> the ranking (schema {@code recommendation}), and, as projections, the data it needs: posts with their
 * topics, reactions, who follows which topic, topic names, the readers' languages, and who blocks or mutes whom.
 *
 * <p><b>Publishes</b> nothing yet.
 *
 * <p><b>Consumes</b>
 *
 * <ul>
 *   <li>{@code user-events}: registered, profile-changed (the language of the reasons);
 *   <li>{@code topic-events}: the state of each topic, also which are merged into which; followed, unfollowed;
 *   <li>{@code follow-events}: blocked, unblocked, muted, unmuted (whose posts are not recommended to whom);
 *   <li>{@code post-events}: published, edited, withdrawn, reacted, unreacted.
 * </ul>
 *
 * <p><b>API</b> {@code /api/recommended}.
 *
 * <p><b>The ranking</b> can be explained in one sentence: a newer post comes first, and ten times the reactions are
 * worth as much as being 12.5 hours newer. A post's score is {@code log10(1 + reactions) + publishedAt / 45000 s}, the
 * "hot" formula that Reddit published, without its votes against: it depends on the post alone and not on the time of
 * reading, so it can be stored, indexed and paged by key, where a score that decays as it is read cannot.
 *
 * <p><b>Why a module</b>: it is read much more than it is written, will get a model of its own, and can be rebuilt from
 * the topics at any time without affecting other modules.
 *
 * @see <a href="https://github.com/reddit-archive/reddit/blob/master/r2/r2/lib/db/_sorts.pyx">Reddit's _sorts.pyx</a>
 */
@ApplicationModule(
        displayName = "Recommendation",
        allowedDependencies = {
            "platform :: events",
            "platform :: paging",
            "platform :: persistence",
            "platform :: security",
            "user :: events",
            "topic :: events",
            "post :: events",
            "follow :: events"
        })
@NullMarked
package org.psyhealth.recommendation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
