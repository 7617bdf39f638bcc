package org.psyhealth.services;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** A server that speaks MongoDB's protocol, in this JVM and in memory. No sessions, no transactions. */
record LocalMongo(MongoServer server) implements AutoCloseable {

    static LocalMongo start(int port) {
        var server = new MongoServer(new MemoryBackend());
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
