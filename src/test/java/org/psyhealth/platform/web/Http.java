package org.psyhealth.platform.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain HTTP client with a token, for tests that look at what is really on the wire. */
public record Http(String base, @Nullable String token) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    Http(String base) {
        this(base, null);
    }

    /** The same client for another caller. */
    public Http as(String bearer) {
        return new Http(base, bearer);
    }

    /** The port of the server. */
    int port() {
        return URI.create(base).getPort();
    }

    /** Sends GET with headers given as name, value, name, value. */
    public Reply get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    /** Sends POST with JSON. */
    public Reply post(String path, String json, String... headers) {
        return send("POST", path, BodyPublishers.ofString(json), "application/json", headers);
    }

    /** Sends a body of any kind. */
    public Reply send(String method, String path, BodyPublisher body, String contentType, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = contentType;
        return send(method, path, body, all);
    }

    /** Sends anything. */
    public Reply send(String method, String path, BodyPublisher body, String[] headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Reply(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Reply(HttpResponse<String> response) {

        /** The status code. */
        public int status() {
            return response.statusCode();
        }

        /** A header's value, empty when there is none. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The body as JSON. */
        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The last segment of the problem's type. */
        public String problem() {
            return json().path("type").asString("").replace("https://psyhealth.org/problems/", "");
        }

        /** The first field that the problem names. */
        public String field() {
            return json().path("errors").path(0).path("field").asString("");
        }
    }
}
