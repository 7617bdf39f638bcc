package org.psyhealth.services.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.services.DemoPeople;

/** Against a server that behaves according to the contract, and is occasionally busy or delayed. */
class DemoLoaderTests {

    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void loads_everything_although_the_server_is_busy_and_topics_take_a_moment() {
        var base = URI.create("http://localhost:" + server.getAddress().getPort());

        new DemoLoader(new DemoApi(base, name -> "token-of-" + name), DemoPeople.load(), DemoTopic.all(), line -> {})
                .load();

        assertThat(count("PATCH /api/users/me 200")).isEqualTo(46);
        assertThat(count("POST /api/admin/topics 201")).isOne();
        assertThat(count("PUT /api/topics 204")).isGreaterThan(100);
        assertThat(count("PUT /api/follows 204")).isGreaterThan(100);
        assertThat(count("POST /api/posts 201")).isEqualTo(300);
        assertThat(count("PUT /api/posts 204")).isGreaterThan(300);
        assertThat(count("POST /api/posts 422")).isEqualTo(2);
        assertThat(count("POST /api/posts 429")).isEqualTo(1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var method = exchange.getRequestMethod();
            var path = exchange.getRequestURI().getPath().replaceAll("^(/api/(users/me|topics|posts|follows)).*", "$1");
            var number = counter(method + " " + path).incrementAndGet();
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            exchange.getResponseHeaders().add("Retry-After", "1");
            int status = switch (method) {
                case "PUT" -> 204;
                case "POST" -> path.equals("/api/admin/topics") ? 201 : number <= 2 ? 422 : number == 3 ? 429 : 201;
                case "PATCH" -> "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-Match")) ? 200 : 412;
                default -> 200;
            };
            counter(method + " " + path + " " + status).incrementAndGet();
            var body = status == 422
                    ? "{\"type\":\"https://psyhealth.org/problems/unknown-topic\"}"
                    : "{\"id\":\"%s\"}".formatted(UUID.randomUUID());
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
            if (status != 204) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private AtomicInteger counter(String key) {
        return counts.computeIfAbsent(key, _ -> new AtomicInteger());
    }

    private int count(String key) {
        return counter(key).get();
    }
}
