package org.psyhealth.services;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/** A mail server in this JVM that stores received messages. */
public final class LocalMail implements AutoCloseable {

    private final GreenMail server;

    private LocalMail(GreenMail server) {
        this.server = server;
    }

    static LocalMail start(int port) {
        var server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new LocalMail(server);
    }

    /** Everything received so far. */
    public List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }
}
