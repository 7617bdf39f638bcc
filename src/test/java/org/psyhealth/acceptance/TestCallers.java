package org.psyhealth.acceptance;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.psyhealth.platform.security.TestIssuer;
import org.psyhealth.services.SharedServices;

/** Callers with tokens of the test issuer, and what a process needs to accept them. */
public final class TestCallers {

    private TestCallers() {}

    static Api member(Function<String, String> baseOf, UUID id) {
        return new Api(baseOf, TestIssuer.shared().token(id, "MEMBER"));
    }

    static Api moderator(Function<String, String> baseOf) {
        return new Api(baseOf, TestIssuer.shared().token(UUID.randomUUID(), "MODERATOR"));
    }

    static Api admin(Function<String, String> baseOf) {
        return new Api(baseOf, TestIssuer.shared().token(UUID.randomUUID(), "ADMIN"));
    }

    /** The properties of a process that uses the given services and trusts the test issuer. */
    public static Map<String, String> properties(Map<String, String> services) {
        var properties = new HashMap<>(services);
        properties.putAll(security());
        return properties;
    }

    static Map<String, String> properties() {
        return properties(SharedServices.properties());
    }

    static Map<String, String> security() {
        return Map.of(
                "psyhealth.security.issuer", TestIssuer.shared().issuer(),
                "psyhealth.web.cursor-secret", "a secret of the tests, long enough for a signature",
                "psyhealth.web.rate-limit.reads.burst", "100000",
                "psyhealth.web.rate-limit.writes.burst", "100000");
    }
}
