package org.psyhealth.media.work;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** A real clamd that knows one signature, that of EICAR's test file. */
final class Clamd implements AutoCloseable {

    /** In two pieces, so that no scanner finds it in this file. */
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    static final int LONGEST_STREAM = 1 << 20;

    private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

    private final Path configuration;
    private final Path log;
    private final int port;
    private Process process;

    private Clamd(Path configuration, Path log, int port) throws IOException {
        this.configuration = configuration;
        this.log = log;
        this.port = port;
        this.process = begin();
    }

    /**
     * Whether this machine has one.
     *
     * @throws IllegalStateException if it has none although {@code -Dpsyhealth.clamd=required}, as for the gate where
     *     it could install one
     */
    static boolean isAvailable() {
        var available = Files.isExecutable(PROGRAM);
        if (!available && "required".equals(System.getProperty("psyhealth.clamd"))) {
            throw new IllegalStateException("No " + PROGRAM);
        }
        return available;
    }

    static Clamd start(Path directory) throws IOException {
        var database = Files.createDirectory(directory.resolve("database"));
        var signature = HexFormat.of().formatHex(EICAR.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(database.resolve("test.ndb"), "Eicar-Test-Signature:0:*:" + signature + "\n");
        var port = freePort();
        var configuration = Files.writeString(
                directory.resolve("clamd.conf"), """
                Foreground yes
                DatabaseDirectory %s
                TemporaryDirectory %s
                TCPAddr 127.0.0.1
                TCPSocket %d
                StreamMaxLength %d
                MaxThreads 2
                """.formatted(database, directory, port, LONGEST_STREAM));
        return new Clamd(configuration, directory.resolve("log"), port);
    }

    int port() {
        return port;
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    void startAgain() throws IOException {
        process = begin();
    }

    private Process begin() throws IOException {
        var started = new ProcessBuilder(PROGRAM.toString(), "--config-file=" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            if (!started.isAlive()) {
                throw new IllegalStateException("clamd has ended: " + Files.readString(log));
            }
            return answers();
        });
        return started;
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII).equals("PONG");
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
