package org.psyhealth.media.projection;

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
        carriers.upsert(CarrierKind.USER, event.meta(), event.profile().mediaIds());
    }
}
