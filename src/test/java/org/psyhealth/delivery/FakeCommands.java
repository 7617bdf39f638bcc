package org.psyhealth.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Commands on the PATH that ask this process what to answer: each call is recorded with its arguments. The script under
 * test runs as it is, in a real shell.
 */
final class FakeCommands implements AutoCloseable {

    /** One call. */
    record Call(String command, List<String> arguments, String input) {

        boolean has(String... words) {
            return List.of(words).stream().allMatch(word -> toString().contains(word));
        }

        String after(String option) {
            return arguments.get(arguments.indexOf(option) + 1);
        }

        @Override
        public String toString() {
            return command + " " + String.join(" ", arguments);
        }
    }

    /** What a call ends with and prints. */
    record Reply(int status, String error, String output) {}

    /** Who answers. */
    interface Answers {
        Reply to(Call call);
    }

    // Through bash's own sockets: nothing else needs to be installed, and no JVM starts for a call.
    private static final String COMMAND = """
            #!/usr/bin/env bash
            call=$(mktemp "$FAKES/calls/XXXXXX")
            printf '%s\\0' "${0##*/}" "$@" >"$call"
            case " $* " in *" --password-stdin "*) cat >"$call.input" ;; esac
            exec 3<>"/dev/tcp/127.0.0.1/$FAKES_PORT"
            printf '%s\\n' "$call" >&3
            read -r status <&3
            read -r error <&3
            [ -z "$error" ] || printf '%s\\n' "$error" >&2
            cat <&3
            exit "$status"
            """;

    private final ServerSocket server;
    private final Path directory;
    private final Answers answers;
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private volatile @Nullable Throwable broken;

    FakeCommands(Path directory, Answers answers, String... names) {
        this.directory = directory;
        this.answers = answers;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Files.createDirectories(directory.resolve("calls"));
            for (var name : names) {
                write(directory.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /** Makes one more command, wherever it has to stand. */
    static void write(Path file) throws IOException {
        Files.writeString(file, COMMAND);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    void on(ProcessBuilder process) {
        var environment = process.environment();
        environment.put("PATH", directory.toAbsolutePath() + ":" + environment.get("PATH"));
        environment.put("FAKES", directory.toAbsolutePath().toString());
        environment.put("FAKES_PORT", String.valueOf(server.getLocalPort()));
    }

    List<Call> calls() {
        var failure = broken;
        if (failure != null) {
            throw new AssertionError(failure);
        }
        return List.copyOf(calls);
    }

    private void serve() {
        while (true) {
            try (var socket = server.accept()) {
                answer(socket);
            } catch (SocketException e) {
                return;
            } catch (IOException | RuntimeException | AssertionError e) {
                broken = e;
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        var line = Objects.requireNonNull(
                new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine());
        var file = Path.of(line);
        var words = List.of(Files.readString(file).split("\0", -1));
        var input = Path.of(line + ".input");
        var call = new Call(
                words.getFirst(),
                words.subList(1, words.size() - 1),
                Files.exists(input) ? Files.readString(input) : "");
        calls.add(call);
        var reply = answers.to(call);
        socket.getOutputStream().write((reply.status() + "\n" + reply.error() + "\n" + reply.output()).getBytes(UTF_8));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
