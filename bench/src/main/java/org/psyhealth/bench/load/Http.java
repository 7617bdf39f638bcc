package org.psyhealth.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends single requests to one application. */
public record Http(URI base, HttpClient client) {

    public static Http to(URI base) {
        return new Http(
                base,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build());
    }

    public HttpResponse<String> send(Request request) {
        try {
            return client.send(request.at(base), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The reply to a request that must succeed. */
    public HttpResponse<String> expect(Request request) {
        var response = send(request);
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException("%s %s: %d %s"
                    .formatted(request.method(), request.path(), response.statusCode(), response.body()));
        }
        return response;
    }
}
