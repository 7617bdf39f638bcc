package org.psyhealth.media.scanning;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.RefusedFileException;
import org.springframework.stereotype.Component;

/**
 * Asks clamd about a file, by its command INSTREAM: chunks with their length in front, an empty one at the end, then
 * one line as an answer. Anything but a clear answer, "limit exceeded" among it, is not clean. Not by one of the
 * clients for it: they bring a second language's library along for these lines.
 *
 * @see <a href="https://linux.die.net/man/8/clamd">clamd(8)</a>
 */
@Component
public class VirusScanner {

    private static final int CHUNK = 64 << 10;
    private static final int LONGEST_ANSWER = 4096;

    private final ScannerProperties properties;

    VirusScanner(ScannerProperties properties) {
        this.properties = properties;
    }

    /**
     * Returns normally if the file is clean, or if no scanner is configured.
     *
     * @throws RefusedFileException if something harmful is in it
     * @throws ScannerUnavailableException if the scanner gave no verdict
     * @throws IOException if the file cannot be read
     */
    public void scan(Path file) throws RefusedFileException, ScannerUnavailableException, IOException {
        var host = properties.host();
        if (host == null || host.isBlank()) {
            return;
        }
        try (InputStream content = Files.newInputStream(file)) {
            judge(ask(host, content));
        }
    }

    private String ask(String host, InputStream content) throws ScannerUnavailableException {
        var timeout = Math.toIntExact(properties.timeout().toMillis());
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, properties.port()), timeout);
            socket.setSoTimeout(timeout);
            var out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            var chunk = new byte[CHUNK];
            for (var length = content.read(chunk); length >= 0; length = content.read(chunk)) {
                if (length > 0) {
                    out.writeInt(length);
                    out.write(chunk, 0, length);
                }
            }
            out.writeInt(0);
            out.flush();
            return new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new ScannerUnavailableException("the scanner does not answer", e);
        }
    }

    private static void judge(String answer) throws RefusedFileException, ScannerUnavailableException {
        var line = answer.replace("\0", "");
        if (line.endsWith(" FOUND")) {
            throw new RefusedFileException(RefusalReason.UNSAFE, "the scanner found something");
        }
        if (!line.equals("stream: OK")) {
            throw new ScannerUnavailableException("the scanner gave no verdict");
        }
    }
}
