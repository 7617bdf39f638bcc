package org.psyhealth.recommendation.projection;

import org.psyhealth.follow.events.FollowEvent;
import org.psyhealth.follow.events.FollowRequested;
import org.psyhealth.follow.events.MemberBlocked;
import org.psyhealth.follow.events.MemberFollowed;
import org.psyhealth.follow.events.MemberMuted;
import org.psyhealth.follow.events.MemberUnblocked;
import org.psyhealth.follow.events.MemberUnfollowed;
import org.psyhealth.follow.events.MemberUnmuted;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class FollowEventListener {

    private final Silences silences;

    FollowEventListener(Silences silences) {
        this.silences = silences;
    }

    @KafkaListener(groupId = "recommendation", topics = FollowEvent.TOPIC)
    void on(FollowEvent event) {
        switch (event) {
            case MemberBlocked(var meta, var blocker, var member, var since, var earlier) ->
                silences.block(meta, blocker, member, null);
            case MemberUnblocked(var meta, var blocker, var member, var since, var until, var earlier) ->
                silences.block(meta, blocker, member, until);
            case MemberMuted(var meta, var muter, var member, var since, var until, var earlier) ->
                silences.mute(meta, muter, member, until);
            case MemberUnmuted(var meta, var muter, var member, var since, var until, var earlier) ->
                silences.mute(meta, muter, member, until);
            case FollowRequested ignored -> {}
            case MemberFollowed ignored -> {}
            case MemberUnfollowed ignored -> {}
        }
    }
}
