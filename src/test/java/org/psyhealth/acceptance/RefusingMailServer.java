package org.psyhealth.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that rejects all mail: every second one temporarily, the others permanently. Its replies contain the
 * address, like those of real servers.
 */
final class RefusingMailServer implements AutoCloseable {

    private final ServerSocket listener;
    private final AtomicInteger refusals = new AtomicInteger();

    RefusingMailServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The number of rejected mails. */
    int refusals() {
        return refusals.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            say(client, "220 refusing");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                say(client, answer(line));
            }
        } catch (IOException e) {
            // the client disconnected
        }
    }

    private String answer(String line) {
        if (line.toUpperCase(Locale.ROOT).startsWith("RCPT TO:")) {
            var address = line.substring("RCPT TO:".length());
            return refusals.getAndIncrement() % 2 == 0
                    ? "451 4.3.0 " + address + " try again later"
                    : "550 5.1.1 " + address + " is not known here";
        }
        return line.toUpperCase(Locale.ROOT).startsWith("QUIT") ? "221 bye" : "250 ok";
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }
}
