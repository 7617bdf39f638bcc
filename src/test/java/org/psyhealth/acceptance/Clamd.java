package org.psyhealth.acceptance;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A virus scanner that finds nothing, and can be stopped, started and made to hang. */
final class Clamd implements AutoCloseable {

    private final int port;
    private final Semaphore hanging = new Semaphore(0);
    private volatile @Nullable CountDownLatch recovery;
    private @Nullable ServerSocket listener;

    Clamd() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = listener.getLocalPort();
        serve(listener);
    }

    int port() {
        return port;
    }

    /** From now on it reads what it is sent, and says nothing until it recovers. */
    void hang() {
        hanging.drainPermits();
        recovery = new CountDownLatch(1);
    }

    /** Waits until somebody waits for the verdict. */
    void awaitHanging() throws InterruptedException {
        hanging.acquire();
    }

    void recover() {
        if (recovery instanceof CountDownLatch hanging) {
            hanging.countDown();
            recovery = null;
        }
    }

    void stop() throws IOException {
        if (listener != null) {
            listener.close();
        }
    }

    void start() throws IOException {
        listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        serve(listener);
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    private void serve(ServerSocket socket) {
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    var connection = socket.accept();
                    Thread.ofVirtual().start(() -> answer(connection));
                } catch (IOException e) {
                    return; // stopped
                }
            }
        });
    }

    /** Speaks INSTREAM. */
    private void answer(Socket connection) {
        try (connection) {
            var in = new DataInputStream(connection.getInputStream());
            in.skipNBytes("zINSTREAM\0".length());
            for (var length = in.readInt(); length > 0; length = in.readInt()) {
                in.skipNBytes(length);
            }
            if (recovery instanceof CountDownLatch awaited) {
                hanging.release();
                awaited.await();
            }
            connection.getOutputStream().write("stream: OK\0".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // the other side was killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
