package org.psyhealth.bench.load;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request of a load.
 *
 * @param body JSON; null for a request without a body
 */
public record Request(String method, String path, String token, @Nullable String body) {

    public static Request get(String path, String token) {
        return new Request("GET", path, token, null);
    }

    public static Request post(String path, String token, String body) {
        return new Request("POST", path, token, body);
    }

    HttpRequest at(URI base) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return body == null
                ? request.method(method, BodyPublishers.noBody()).build()
                : request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
    }
}
