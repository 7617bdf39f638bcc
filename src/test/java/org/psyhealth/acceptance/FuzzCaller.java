package org.psyhealth.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.security.TestIssuer;

/** Who calls: everybody that authorization distinguishes. */
enum FuzzCaller {
    ANONYMOUS,
    MEMBER("MEMBER"),
    /** The member whose posts, profile and notifications the requests are about. */
    OWNER("MEMBER"),
    THERAPIST("THERAPIST"),
    MODERATOR("MODERATOR"),
    ADMIN("ADMIN"),
    /** A client that acts for itself, with the largest role. */
    SERVICE("ADMIN");

    private final UUID id = UUID.randomUUID();
    private static final Duration TOKEN_AGE = Duration.ofMinutes(2);

    private final String[] roles;
    private @Nullable String token;
    private Instant madeAt = Instant.MIN;

    FuzzCaller(String... roles) {
        this.roles = roles;
    }

    UUID id() {
        return id;
    }

    /** Null without one. The same one for a while: a signature costs more than a request. */
    synchronized @Nullable String token() {
        if (madeAt.isBefore(Instant.now().minus(TOKEN_AGE))) {
            token = newToken();
            madeAt = Instant.now();
        }
        return token;
    }

    /** Of another caller of this kind, who has not called before. */
    @Nullable
    String tokenOfSomebodyElse() {
        return tokenOf(UUID.randomUUID());
    }

    private @Nullable String newToken() {
        return tokenOf(id);
    }

    private @Nullable String tokenOf(UUID caller) {
        return switch (this) {
            case ANONYMOUS -> null;
            case SERVICE -> TestIssuer.shared().clientToken(caller, roles);
            default -> TestIssuer.shared().token(caller, roles);
        };
    }
}
