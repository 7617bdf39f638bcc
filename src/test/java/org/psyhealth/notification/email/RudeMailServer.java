package org.psyhealth.notification.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that accepts a mail and then drops the connection, without a goodbye (RFC 5321, section 3.8). */
final class RudeMailServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger accepted = new AtomicInteger();

    RudeMailServer() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many mails it has accepted. */
    int accepted() {
        return accepted.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        try {
            while (true) {
                try (var client = server.accept()) {
                    client.setSoLinger(true, 0); // closes by a reset
                    converse(client);
                }
            }
        } catch (SocketException e) {
            // the test is over
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void converse(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        say(client, "220 rude.example");
        String line;
        while ((line = in.readLine()) != null) {
            if (line.startsWith("DATA")) {
                say(client, "354 go on");
                while (!".".equals(in.readLine())) {
                    // the mail
                }
                accepted.incrementAndGet();
                say(client, "250 accepted");
            } else if (line.startsWith("QUIT")) {
                return;
            } else {
                say(client, "250 rude.example");
            }
        }
    }

    private static void say(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
