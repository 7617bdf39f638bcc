package org.psyhealth.acceptance.scenario;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.psyhealth.contracts.ApiReplies;
import tools.jackson.databind.json.JsonMapper;

/**
 * An API client of one person, which retries a request at any process that serves it until it is answered or the time
 * is up. It retries requests without a response, conflicts with another request, and server errors.
 */
final class PersonalClient {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TOKEN_AGE = Duration.ofMinutes(3);
    private static final Set<Integer> REPEATED = Set.of(409, 429, 500, 502, 503, 504);

    private final HttpClient http;
    private final Fleet fleet;
    private final Ledger ledger;
    private final Identity identity;
    private final CountDownLatch givenUp;
    private final Random random;
    private String token = "";
    private Instant tokenMadeAt = Instant.MIN;

    /** @param givenUp opens when retries must stop */
    PersonalClient(HttpClient http, Fleet fleet, Ledger ledger, Identity identity, CountDownLatch givenUp, long seed) {
        this.http = http;
        this.fleet = fleet;
        this.ledger = ledger;
        this.identity = identity;
        this.givenUp = givenUp;
        this.random = new Random(seed);
    }

    Identity identity() {
        return identity;
    }

    /** Reads the own profile, possibly for the first time; returns whether it succeeded. */
    boolean signIn() throws InterruptedException {
        var answer = get("/api/users/me");
        if (answer.is(200)) {
            ledger.registered(identity, answer.json().path("memberSince").asString());
        } else if (!answer.isNone()) {
            ledger.surprise(identity + " could not sign in: " + answer);
        }
        return answer.is(200);
    }

    Answer get(String path) throws InterruptedException {
        return send("GET", path, null);
    }

    Answer send(String method, String path, @Nullable String json, String... headers) throws InterruptedException {
        var attempts = new ArrayList<String>();
        var unanswered = new ArrayList<Unanswered>();
        while (true) {
            var instance = fleet.pick(path, random);
            if (instance.isPresent()) {
                var sentAt = Instant.now();
                try {
                    var response =
                            http.send(request(instance.get(), method, path, json, headers), BodyHandlers.ofString());
                    ApiReplies.check(response);
                    attempts.add(String.valueOf(response.statusCode()));
                    if (!REPEATED.contains(response.statusCode())) {
                        return new Answer(
                                response.statusCode(),
                                response.body(),
                                response.headers().firstValue("ETag").orElse(""),
                                unanswered,
                                attempts);
                    }
                    if (response.statusCode() == 500) {
                        noteFailure(method, path, response.body());
                    }
                } catch (ConnectException | HttpConnectTimeoutException e) {
                    // It was not sent.
                    attempts.add("not connected");
                } catch (IOException e) {
                    attempts.add(e.getClass().getSimpleName());
                    unanswered.add(new Unanswered(instance.get(), sentAt));
                }
            }
            if (givenUp.await(100 + random.nextInt(300), TimeUnit.MILLISECONDS)) {
                return new Answer(0, "", "", unanswered, attempts);
            }
        }
    }

    private void noteFailure(String method, String path, String body) {
        ledger.surprise(
                "%s %s answered 500: %s".formatted(method, path, body),
                JsonMapper.shared().readTree(body).path("traceId").asString(""));
    }

    private HttpRequest request(
            Instance instance, String method, String path, @Nullable String json, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(instance.url() + path))
                .timeout(REQUEST_TIMEOUT)
                .header("Authorization", "Bearer " + token())
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    private String token() {
        if (tokenMadeAt.plus(TOKEN_AGE).isBefore(Instant.now())) {
            token = identity.token();
            tokenMadeAt = Instant.now();
        }
        return token;
    }
}
