package org.psyhealth.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Keycloak: signs tokens as the realm would, and serves the realm's keys over HTTP on a port of its own.
 * Tests that only need tokens use {@link #shared()}; a test that stops it or rotates its keys makes its own with
 * {@link #start()}.
 */
public final class TestIssuer implements AutoCloseable {

    private static final String REALM = "/realms/psyhealth";
    private static final String KEYS = REALM + "/protocol/openid-connect/certs";

    private final AtomicInteger requests = new AtomicInteger();
    private final int port;
    private volatile RSAKey key = newKey();
    private @Nullable HttpServer server;

    private TestIssuer() {
        this.port = listen(0);
    }

    /** The one for the whole JVM; never stop it, and leave its key alone. */
    public static TestIssuer shared() {
        return Shared.ISSUER;
    }

    /** A new one, on a random port. */
    public static TestIssuer start() {
        return new TestIssuer();
    }

    /** The {@code iss} of its tokens, for {@code psyhealth.security.issuer}. */
    public String issuer() {
        return "http://localhost:" + port + REALM;
    }

    /** An access token of a user, valid for five minutes, as Keycloak makes it. */
    public String token(UUID subject, String... roles) {
        return token(subject, claims -> {}, roles);
    }

    /** An access token with some claims changed. */
    public String token(UUID subject, Consumer<JWTClaimsSet.Builder> changes, String... roles) {
        return sign(claims(subject, changes, roles), key);
    }

    /** An access token of a client for itself, as Keycloak makes it: there is no session. */
    public String clientToken(UUID serviceAccount, String... roles) {
        return token(
                serviceAccount,
                claims -> claims.claim("azp", "psyhealth-service")
                        .claim("sid", null)
                        .claim("preferred_username", null)
                        .claim("email", null),
                roles);
    }

    /** An ID token of a user, as Keycloak makes it. */
    public String idToken(UUID subject, String... roles) {
        return token(subject, claims -> claims.claim("typ", "ID"), roles);
    }

    /** A token whose header says that it needs no signature. */
    public String unsignedToken(UUID subject, String... roles) {
        return new PlainJWT(claims(subject, claims -> {}, roles)).serialize();
    }

    /** A token signed with HMAC, the issuer's public key being the secret. */
    public String tokenSignedWithPublicKey(UUID subject, String... roles) {
        try {
            var secret = key.toRSAPublicKey().getEncoded();
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID(key.getKeyID())
                    .type(JOSEObjectType.JWT)
                    .build();
            return sign(claims(subject, claims -> {}, roles), header, new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token signed with a key that the issuer never had, under the name of one it has. */
    public String forgedToken(UUID subject, String... roles) {
        try {
            var forged = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
            return sign(claims(subject, claims -> {}, roles), forged);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Replaces the key: new tokens are signed with the new one, the old one is published no more. */
    public void rotate() {
        key = newKey();
    }

    /** How often the keys were asked for. */
    public int requests() {
        return requests.get();
    }

    /** Stops serving the keys; tokens can still be made. */
    public void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /** Serves the keys again, at the same port. */
    public void restart() {
        if (server == null) {
            listen(port);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private int listen(int wanted) {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            started.createContext(KEYS, this::sendKeys);
            started.start();
            server = started;
            return started.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sendKeys(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        var body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private JWTClaimsSet claims(UUID subject, Consumer<JWTClaimsSet.Builder> changes, String... roles) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("psyhealth-api")
                .subject(subject.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .jwtID(UUID.randomUUID().toString())
                .claim("typ", "Bearer")
                .claim("azp", "psyhealth-web")
                .claim("sid", UUID.randomUUID().toString())
                .claim("preferred_username", "user-" + subject)
                .claim("email", subject + "@example.org")
                .claim("realm_access", Map.of("roles", List.of(roles)));
        changes.accept(claims);
        return claims.build();
    }

    private static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(JOSEObjectType.JWT)
                    .build();
            return sign(claims, header, new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(JWTClaimsSet claims, JWSHeader header, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Shared {

        static final TestIssuer ISSUER = start();
    }
}
