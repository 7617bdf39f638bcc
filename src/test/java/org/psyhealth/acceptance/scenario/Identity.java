package org.psyhealth.acceptance.scenario;

import java.util.Random;
import java.util.UUID;
import org.psyhealth.platform.security.TestIssuer;

/**
 * The identity of a client.
 *
 * @param name not part of any other name, so that it can be identified in the sentences of the inbox
 */
record Identity(UUID id, String name, String role) {

    /** Who creates the topics. */
    static final Identity ADMINISTRATOR =
            new Identity(UUID.fromString("4a1d0c52-9d3f-4c55-8b6e-0f3a2f6f2a11"), "Ada Boss", "ADMIN");

    static Identity of(int number, Random random) {
        var letters = "%c%c".formatted('A' + number / 26, 'a' + number % 26);
        return new Identity(new UUID(random.nextLong(), random.nextLong()), "Nora " + letters, "MEMBER");
    }

    String email() {
        return id + "@example.org";
    }

    String token() {
        return TestIssuer.shared()
                .token(
                        id,
                        claims -> claims.claim("nickname", name)
                                .claim("email", email())
                                .claim("email_verified", true),
                        role);
    }

    @Override
    public String toString() {
        return name + " (" + id + ")";
    }
}
