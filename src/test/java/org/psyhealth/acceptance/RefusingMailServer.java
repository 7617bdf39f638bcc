package org.psyhealth.acceptance;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.psyhealth.support.ScriptedMailServer;

/**
 * A mail server that rejects all mail: every second one temporarily, the others permanently. Its replies contain the
 * address, like those of real servers.
 */
final class RefusingMailServer implements AutoCloseable {

    private final AtomicInteger refusals = new AtomicInteger();
    private final ScriptedMailServer server = new ScriptedMailServer(this::refusalOf);

    RefusingMailServer() throws IOException {}

    int port() {
        return server.port();
    }

    /** The number of rejected mails. */
    int refusals() {
        return refusals.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private Optional<String> refusalOf(String command) {
        if (!command.toUpperCase(Locale.ROOT).startsWith("RCPT TO:")) {
            return Optional.empty();
        }
        var address = command.substring("RCPT TO:".length());
        return Optional.of(
                refusals.getAndIncrement() % 2 == 0
                        ? "451 4.3.0 " + address + " try again later"
                        : "550 5.1.1 " + address + " is not known here");
    }
}
