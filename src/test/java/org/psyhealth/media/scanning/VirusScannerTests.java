package org.psyhealth.media.scanning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.RefusedFileException;

class VirusScannerTests {

    @TempDir
    private Path directory;

    @Test
    void without_a_scanner_nothing_is_scanned() {
        var scanner = new VirusScanner(new ScannerProperties(null, 3310, Duration.ofSeconds(1)));
        assertThatCode(() -> scanner.scan(file(10))).doesNotThrowAnyException();
    }

    @Test
    void a_clean_file_passes_and_was_sent_whole() throws Exception {
        try (var clamd = Clamd.answering("stream: OK\0")) {
            clamd.scanner().scan(file(200_000));
            assertThat(clamd.received.join()).isEqualTo(200_000);
        }
    }

    @Test
    void a_find_is_refused_without_its_name() throws Exception {
        try (var clamd = Clamd.answering("stream: Eicar-Test-Signature FOUND\0")) {
            assertThatExceptionOfType(RefusedFileException.class)
                    .isThrownBy(() -> clamd.scanner().scan(file(68)))
                    .satisfies(refused -> {
                        assertThat(refused.reason()).isEqualTo(RefusalReason.UNSAFE);
                        assertThat(refused).hasMessageNotContaining("Eicar");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSTREAM size limit exceeded. ERROR\0", "", "stream: OK, perhaps\0", "UNKNOWN COMMAND\0"})
    void anything_but_a_clear_answer_is_not_clean(String answer) throws Exception {
        try (var clamd = Clamd.answering(answer)) {
            assertThatExceptionOfType(ScannerUnavailableException.class)
                    .isThrownBy(() -> clamd.scanner().scan(file(68)));
        }
    }

    @Test
    void a_scanner_that_is_down_or_silent_gives_no_verdict() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatExceptionOfType(ScannerUnavailableException.class)
                .isThrownBy(() -> scannerAt(free).scan(file(68)));
        try (var clamd = Clamd.answering(null)) {
            assertThatExceptionOfType(ScannerUnavailableException.class)
                    .isThrownBy(() -> clamd.scanner().scan(file(68)));
        }
    }

    private Path file(int length) throws IOException {
        return Files.write(directory.resolve("file"), new byte[length]);
    }

    private static VirusScanner scannerAt(int port) {
        return new VirusScanner(new ScannerProperties("localhost", port, Duration.ofMillis(500)));
    }

    /** Speaks clamd's INSTREAM once. */
    private record Clamd(ServerSocket socket, CompletableFuture<Integer> received) implements AutoCloseable {

        static Clamd answering(@Nullable String answer) throws IOException {
            var clamd = new Clamd(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), new CompletableFuture<>());
            Thread.ofVirtual().start(() -> clamd.serve(answer));
            return clamd;
        }

        VirusScanner scanner() {
            return scannerAt(socket.getLocalPort());
        }

        private void serve(@Nullable String answer) {
            try (var connection = socket.accept()) {
                var in = new DataInputStream(connection.getInputStream());
                assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII))
                        .isEqualTo("zINSTREAM\0");
                var total = 0;
                for (var length = in.readInt(); length > 0; length = in.readInt()) {
                    total += in.readNBytes(length).length;
                }
                received.complete(total);
                if (answer == null) {
                    in.read(); // says nothing until the other side gives up
                } else {
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                received.completeExceptionally(new UncheckedIOException(e));
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
