package org.psyhealth.services;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/**
 * A server that speaks MongoDB's protocol, in this JVM, and in memory unless data are kept. No sessions, no
 * transactions.
 */
record LocalMongo(MongoServer server) implements AutoCloseable {

    static LocalMongo start(int port, RunDirectory directory) {
        var server = new MongoServer(
                directory.keepsData() ? new H2Backend(directory.data("mongodb").toString()) : new MemoryBackend());
        server.bind("localhost", port);
        return new LocalMongo(server);
    }

    String uri() {
        return server.getConnectionString() + "/psyhealth";
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
