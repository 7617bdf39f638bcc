package org.psyhealth.media.storage;

import java.util.UUID;
import org.psyhealth.platform.delivery.DeliveryProperties;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

/** The copies that CloudFront keeps of served files. */
@Component
public class EdgeCache {

    private final DeliveryProperties properties;

    EdgeCache(DeliveryProperties properties) {
        if (properties.base() != null && properties.distribution() == null) {
            throw new IllegalStateException(
                    "psyhealth.delivery.base needs psyhealth.delivery.distribution where the media"
                            + " module runs: what is deleted would stay at the edges.");
        }
        this.properties = properties;
    }

    /**
     * Has all copies of a file forgotten, so that even an address that was signed before finds nothing. It takes some
     * seconds to reach each edge.
     *
     * @param request names this wish; each has its own name
     */
    public void forget(UUID media, UUID request) {
        var distribution = properties.distribution();
        if (distribution == null) {
            return;
        }
        // Seldom used: a client that stayed would take memory for nothing.
        try (var cloudFront = CloudFrontClient.builder()
                .region(Region.AWS_GLOBAL)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            cloudFront.createInvalidation(invalidation -> invalidation
                    .distributionId(distribution)
                    .invalidationBatch(batch -> batch.callerReference(request.toString())
                            .paths(paths ->
                                    paths.quantity(1).items("/" + ObjectKeys.prefix(ObjectKeys.SERVED, media) + "*"))));
        }
    }
}
