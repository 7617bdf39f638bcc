package org.psyhealth.media.projection;

import org.psyhealth.media.request.Requests;
import org.psyhealth.user.events.ErasureRequested;
import org.psyhealth.user.events.ExportRequested;
import org.psyhealth.user.events.PartAnswered;
import org.psyhealth.user.events.UserRequest;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class UserRequestListener {

    private final Requests requests;

    UserRequestListener(Requests requests) {
        this.requests = requests;
    }

    @KafkaListener(groupId = "media", topics = UserRequest.TOPIC)
    void on(UserRequest request) {
        switch (request) {
            case ExportRequested export -> requests.export(export.requestId(), export.userId());
            case ErasureRequested erasure -> requests.erase(erasure.requestId(), erasure.userId());
            case PartAnswered answer -> {} // is for who asked
        }
    }
}
