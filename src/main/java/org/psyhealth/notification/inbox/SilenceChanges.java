package org.psyhealth.notification.inbox;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people are told when the times change in which one does not hear of another. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class SilenceChanges {

    private final NewPosts posts;
    private final NewReactions reactions;

    SilenceChanges(NewPosts posts, NewReactions reactions) {
        this.posts = posts;
        this.reactions = reactions;
    }

    /**
     * The times changed in which a recipient does not hear of an actor.
     *
     * @param before a {@code tstzmultirange} as text
     * @param now the same
     */
    public void changed(UUID recipient, UUID actor, String before, String now) {
        posts.silenceChanged(recipient, actor, before, now);
        reactions.silenceChanged(recipient, actor);
    }
}
