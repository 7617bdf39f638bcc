package org.psyhealth.bench.services;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Executors;

/**
 * Stands in for Keycloak: {@code /jwks} publishes the key of this run, {@code /token/{role}/{number}} hands out the
 * access token of a made-up member. The key dies with the process.
 */
record TokenIssuer(HttpServer server, KeyPair key) implements AutoCloseable {

    private static final String KEY_ID = "bench";
    private static final Duration LIFETIME = Duration.ofHours(4);

    static TokenIssuer start() throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var issuer = new TokenIssuer(server, generator.generateKeyPair());
        server.createContext("/jwks", exchange -> reply(exchange, "application/json", issuer.keySet()));
        server.createContext("/token/", exchange -> reply(exchange, "text/plain", issuer.token(exchange)));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return issuer;
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String keySet() {
        var rsa = (RSAPublicKey) key.getPublic();
        return """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "%s", "n": "%s", "e": "%s"}]}"""
                .formatted(KEY_ID, unsigned(rsa.getModulus()), unsigned(rsa.getPublicExponent()));
    }

    private String token(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath().split("/");
        var number = Integer.parseInt(path[3]);
        var now = Instant.now();
        var header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}";
        var claims = """
                {"iss":"%s","aud":"psyhealth-api","typ":"Bearer","sub":"%s","iat":%d,"exp":%d,"jti":"bench-%d",\
                "azp":"bench","sid":"session-%d","preferred_username":"member%d","name":"Member %d","email":"member%d@example.org",\
                "email_verified":true,"realm_access":{"roles":["%s"]}}"""
                .formatted(
                        uri(),
                        // A UUID of version 4 in form: strict parsers look.
                        "00000000-0000-4000-8000-%012x".formatted(number),
                        now.getEpochSecond(),
                        now.plus(LIFETIME).getEpochSecond(),
                        number,
                        number,
                        number,
                        number,
                        number,
                        path[2]);
        var signed = encode(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encode(claims.getBytes(StandardCharsets.UTF_8));
        return signed + "." + encode(sign(signed));
    }

    private byte[] sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return encode(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void reply(HttpExchange exchange, String type, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}
