package org.psyhealth.services;

import java.net.URI;
import java.nio.file.Files;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An object store that checks AWS V4 signatures, in this JVM. */
record LocalS3(S3Proxy server) implements AutoCloseable {

    static final String REGION = "eu-central-1";
    static final String BUCKET = "psyhealth-media";
    static final String ACCESS_KEY = "local";
    static final String SECRET_KEY = "local-secret";

    static LocalS3 start(int port, RunDirectory directory) throws Exception {
        var store = new FilesystemNio2BlobStore(
                Files.createDirectories(directory.data("s3")).toString());
        if (!store.containerExists(BUCKET)) {
            store.createContainer(BUCKET);
        }
        var server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://localhost:" + port))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        server.start();
        return new LocalS3(server);
    }

    String endpoint() {
        return "http://localhost:" + server.getPort();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
