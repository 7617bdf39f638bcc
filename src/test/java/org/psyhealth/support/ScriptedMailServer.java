package org.psyhealth.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A mail server (RFC 5321) that accepts all mail, except where the test's script says otherwise. */
public final class ScriptedMailServer implements AutoCloseable {

    /** The reply after which the connection is reset. */
    public static final String RESET = "reset";

    private final ServerSocket listener;
    private final Function<String, Optional<String>> script;
    private final AtomicInteger accepted = new AtomicInteger();

    /**
     * Starts the server on a free port.
     *
     * @param script the reply to a command, or {@link #RESET}; empty to accept it
     */
    public ScriptedMailServer(Function<String, Optional<String>> script) throws IOException {
        this.script = script;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The number of accepted mails. */
    public int accepted() {
        return accepted.get();
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
            say(client, "220 scripted");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var reply = script.apply(line).orElseGet(() -> "250 ok");
                if (reply.equals(RESET)) {
                    client.setSoLinger(true, 0);
                    return;
                }
                if (line.toUpperCase(Locale.ROOT).equals("DATA") && reply.startsWith("250")) {
                    say(client, "354 go on");
                    skipMail(in);
                    accepted.incrementAndGet();
                }
                say(client, reply);
            }
        } catch (IOException e) {
            // the client disconnected
        }
    }

    private static void skipMail(BufferedReader in) throws IOException {
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            // a line of the mail
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }
}
