package org.psyhealth.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests as they stand on the wire: what a well-behaved client cannot send. */
final class RawHttp {

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    /**
     * Sends a request without a body.
     *
     * @param line the request line
     * @param headers further fields; {@code Host} and {@code Connection: close} are added
     */
    Answer send(String line, String... headers) {
        return exchange(line, "", headers);
    }

    /** Sends a request with a body. */
    Answer send(String line, String body, List<String> headers) {
        var all = new ArrayList<>(headers);
        all.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
        return exchange(line, body, all.toArray(String[]::new));
    }

    private Answer exchange(String line, String body, String... headers) {
        var request = new StringBuilder(line).append("\r\nHost: localhost\r\nConnection: close\r\n");
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        request.append("\r\n").append(body);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything the server sent, one character for each byte. */
    record Answer(String text) {

        int status() {
            return Integer.parseInt(text.split(" ", 3)[1].strip());
        }

        /** The first field of a name; empty if there is none. */
        String header(String name) {
            return head().lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        /** The body as JSON. */
        JsonNode json() {
            return JsonMapper.shared().readTree(body());
        }

        /** The body, put together if it came in chunks (RFC 9112, section 7.1). */
        String body() {
            var start = text.indexOf("\r\n\r\n");
            var sent = start < 0 ? "" : text.substring(start + 4);
            var bytes = sent.getBytes(StandardCharsets.ISO_8859_1);
            if (!header("Transfer-Encoding").equals("chunked")) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
            var body = new ByteArrayOutputStream();
            for (var at = 0; at < bytes.length; ) {
                var digits = sent.substring(at, sent.indexOf("\r\n", at));
                var size = Integer.parseInt(digits, 16);
                at += digits.length() + 2;
                body.write(bytes, at, size);
                at += size + 2;
            }
            return body.toString(StandardCharsets.UTF_8);
        }

        private String head() {
            var end = text.indexOf("\r\n\r\n");
            return end < 0 ? text : text.substring(0, end);
        }
    }
}
