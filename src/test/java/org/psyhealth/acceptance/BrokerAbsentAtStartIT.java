package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.psyhealth.services.LocalStack;

/** A process that starts before its broker serves requests immediately, and catches up later. */
class BrokerAbsentAtStartIT {

    @Test
    void what_happened_before_the_broker_came_arrives_when_it_is_there() {
        try (var services = LocalStack.onRandomPorts()) {
            var properties = TestCallers.properties(services.properties());
            services.kafka().stop();
            try (var app = AppProcess.start(properties).awaitReady()) {
                var member = TestCallers.member(path -> app.url(), UUID.randomUUID());
                member.get("/api/users/me").expect(200);
                services.kafka().start();
                await("the topics are made, the event is sent, nothing is parked")
                        .atMost(Duration.ofSeconds(90))
                        .untilAsserted(() -> assertThat(member.get("/api/notifications")
                                        .expect(200)
                                        .json()
                                        .path("items"))
                                .hasSize(1));
                var state = TestCallers.admin(path -> app.url())
                        .get("/api/admin/outbox")
                        .expect(200)
                        .json();
                assertThat(state.path("parked").asInt()).isZero();
            }
        }
    }
}
