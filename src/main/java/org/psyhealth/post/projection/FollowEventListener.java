package org.psyhealth.post.projection;

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

    private final Blocks blocks;

    FollowEventListener(Blocks blocks) {
        this.blocks = blocks;
    }

    @KafkaListener(groupId = "post", topics = FollowEvent.TOPIC)
    void on(FollowEvent event) {
        switch (event) {
            case MemberBlocked blocked -> blocks.upsert(blocked.meta(), blocked.blockerId(), blocked.memberId(), true);
            case MemberUnblocked unblocked ->
                blocks.upsert(unblocked.meta(), unblocked.blockerId(), unblocked.memberId(), false);
            case FollowRequested ignored -> {}
            case MemberFollowed ignored -> {}
            case MemberUnfollowed ignored -> {}
            case MemberMuted ignored -> {}
            case MemberUnmuted ignored -> {}
        }
    }
}
