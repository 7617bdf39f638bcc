package org.psyhealth.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.security.TestIssuer;
import org.psyhealth.services.SharedServices;

/** A process that starts during an outage of the identity provider uses the keys that an earlier one fetched. */
class IssuerAbsentAtStartIT {

    private final UUID user = UUID.randomUUID();

    @Test
    void known_people_are_served_and_forged_tokens_refused() {
        try (var issuer = TestIssuer.start()) {
            var token = issuer.token(user, "MEMBER");
            try (var first = AppProcess.start(properties(issuer)).awaitReady()) {
                api(first, token).get("/api/topics").expect(200);
                awaitStored(issuer);
            }
            issuer.stop();
            try (var second = AppProcess.start(properties(issuer)).awaitReady()) {
                api(second, token).get("/api/topics").expect(200);
                api(second, issuer.token(UUID.randomUUID(), "MEMBER"))
                        .get("/api/topics")
                        .expect(200);
                api(second, issuer.forgedToken(user, "ADMIN"))
                        .get("/api/topics")
                        .expect(401);

                issuer.rotate();
                var unknown = api(second, issuer.token(user, "MEMBER"));
                unknown.get("/api/topics").expect(401);
                issuer.restart();
                await("the new key is fetched")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> unknown.get("/api/topics").status() == 200);
                api(second, token).get("/api/topics").expect(401);
            }
        }
    }

    private static void awaitStored(TestIssuer issuer) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> new ProjectionProbe(SharedServices.properties())
                                .jdbc()
                                .sql("select count(*) from platform.issuer_keys where issuer = ?")
                                .param(issuer.issuer())
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    private static Map<String, String> properties(TestIssuer issuer) {
        var properties = new HashMap<>(TestCallers.properties());
        properties.put("psyhealth.security.issuer", issuer.issuer());
        properties.put("psyhealth.modules", "topic");
        return properties;
    }

    private static Api api(AppProcess app, String token) {
        return new Api(path -> app.url(), token);
    }
}
