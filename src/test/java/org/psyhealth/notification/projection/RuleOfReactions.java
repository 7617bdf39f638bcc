package org.psyhealth.notification.projection;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.post.events.PostReacted;
import org.psyhealth.post.events.PostUnreacted;

/**
 * The rule in plain words: an author is told of a person who reacts, once for each post, dated by the oldest of the
 * active reactions that were not given in a silence of the two.
 */
final class RuleOfReactions {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssx").withZone(ZoneId.systemDefault());

    private final Map<String, PostReacted> reactions = new HashMap<>();
    private final RuleOfSilence silence;

    /** @param clean the records of every subject in their order */
    RuleOfReactions(List<DomainEvent> clean) {
        silence = new RuleOfSilence(clean);
        for (var event : clean) {
            switch (event) {
                case PostReacted reacted -> reactions.put(reacted.meta().subject(), reacted);
                case PostUnreacted unreacted ->
                    reactions.remove(unreacted.meta().subject());
                default -> {}
            }
        }
    }

    /** Recipient, post, actor and time of everybody who is told, as rows. */
    List<String> told() {
        Map<Pair, Optional<Instant>> oldest = reactions.values().stream()
                .filter(reaction -> !reaction.userId().equals(reaction.authorId()))
                .filter(reaction -> silence.isNone(reaction.authorId(), reaction.userId(), reaction.since()))
                .collect(Collectors.groupingBy(
                        reaction -> new Pair(reaction.authorId(), reaction.postId(), reaction.userId()),
                        Collectors.mapping(PostReacted::since, Collectors.minBy(Comparator.naturalOrder()))));
        return oldest.entrySet().stream()
                .map(entry -> "{recipient_id=%s, post_id=%s, actor_id=%s, created_at=%s}"
                        .formatted(
                                entry.getKey().author(),
                                entry.getKey().post(),
                                entry.getKey().user(),
                                TIME.format(entry.getValue().orElseThrow())))
                .toList();
    }

    private record Pair(UUID author, UUID post, UUID user) {}
}
