package org.psyhealth.media.projection;

import java.util.List;
import org.psyhealth.media.carrier.CarrierKind;
import org.psyhealth.media.carrier.Carriers;
import org.psyhealth.user.events.UserEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class UserEventListener {

    private final Carriers carriers;

    UserEventListener(Carriers carriers) {
        this.carriers = carriers;
    }

    @KafkaListener(groupId = "media", topics = UserEvent.TOPIC)
    void on(UserEvent event) {
        var profile = event.profile();
        carriers.upsert(CarrierKind.USER, event.meta(), profile == null ? List.of() : profile.mediaIds());
    }
}
