package org.psyhealth.bench.services;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** A server that speaks MongoDB's protocol, in memory. Only the profiles of the bench's members live there. */
record BenchMongo(MongoServer server) implements AutoCloseable {

    static BenchMongo start() {
        var server = new MongoServer(new MemoryBackend());
        server.bind("localhost", 0);
        return new BenchMongo(server);
    }

    String uri() {
        return server.getConnectionString() + "/psyhealth";
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
