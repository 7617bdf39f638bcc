package org.psyhealth.bench.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The services that the measured applications need, in one process of their own: PostgreSQL, Kafka, a server that speaks
 * MongoDB's protocol, an issuer of tokens and a mail server that forgets everything. Writes where they are to
 * {@code services.properties} in the given directory, and stops when its standard input ends.
 */
public final class BenchServices {

    private BenchServices() {}

    public static void main(String[] args) throws Exception {
        var directory = Path.of(args[0]).toAbsolutePath();
        try (var postgres = BenchPostgres.start(directory);
                var kafka = BenchKafka.start(directory);
                var mongo = BenchMongo.start();
                var issuer = TokenIssuer.start();
                var mail = MailSink.start()) {
            announce(directory, List.of(
                    "postgres.url=" + postgres.url(),
                    "postgres.user=" + BenchPostgres.USER,
                    "kafka.bootstrap=" + kafka.bootstrapServers(),
                    "mongo.uri=" + mongo.uri(),
                    "issuer.uri=" + issuer.uri(),
                    "mail.port=" + mail.port()));
            while (System.in.read() != -1) {
                // Until the parent closes the pipe, or dies.
            }
        }
        System.exit(0);
    }

    /** In one step, so that nobody reads half a file. */
    private static void announce(Path directory, List<String> lines) throws IOException {
        var draft = Files.write(directory.resolve("services.properties.draft"), lines);
        Files.move(draft, directory.resolve("services.properties"), StandardCopyOption.ATOMIC_MOVE);
        lines.forEach(System.out::println);
    }
}
