package org.psyhealth.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A proxy between a client and a server that can hold the connection at a given word. */
final class TcpProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private volatile @Nullable String word;
    private volatile @Nullable String earlier;
    private volatile boolean wordPasses;
    private volatile CountDownLatch reached = new CountDownLatch(1);
    private volatile CountDownLatch release = new CountDownLatch(1);

    TcpProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /**
     * Holds the next request that contains the word.
     *
     * @param wordPasses whether the server still gets the request, so that only its response is held
     */
    void holdAt(String word, boolean wordPasses) {
        holdAt(null, word, wordPasses);
    }

    /**
     * Holds the next request that contains the word, on a connection where another word was said before.
     *
     * @param earlier the word that must have been said on the same connection since this call
     */
    void holdAfter(String earlier, String word, boolean wordPasses) {
        holdAt(earlier, word, wordPasses);
    }

    private void holdAt(@Nullable String earlier, String word, boolean wordPasses) {
        this.earlier = earlier;
        this.reached = new CountDownLatch(1);
        this.release = new CountDownLatch(1);
        this.wordPasses = wordPasses;
        this.word = word;
    }

    void awaitHeld() throws InterruptedException {
        if (!reached.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody said " + word);
        }
    }

    /** Releases all connections. */
    void letGo() {
        word = null;
        release.countDown();
    }

    @Override
    public void close() throws IOException {
        letGo();
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> pump(client, server, true));
                Thread.ofVirtual().start(() -> pump(server, client, false));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void pump(Socket from, Socket to, boolean requests) {
        var buffer = new byte[1 << 16];
        CountDownLatch saidEarlier = null;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (var length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (requests && says(earlier, buffer, length)) {
                    saidEarlier = release;
                }
                var hold = requests && says(word, buffer, length) && (earlier == null || saidEarlier == release);
                if (hold && !wordPasses) {
                    hold();
                }
                if (!requests && word != null && reached.getCount() == 0) {
                    release.await();
                }
                if (hold && wordPasses) {
                    reached.countDown();
                }
                out.write(buffer, 0, length);
                out.flush();
            }
        } catch (IOException e) {
            // one side closed the connection: close the other as well
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean says(@Nullable String awaited, byte[] buffer, int length) {
        return awaited != null && new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(awaited);
    }

    private void hold() throws InterruptedException {
        reached.countDown();
        release.await();
    }
}
