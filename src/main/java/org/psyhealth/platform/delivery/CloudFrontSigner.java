package org.psyhealth.platform.delivery;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudfront.CloudFrontUtilities;

/** Signs addresses of the CloudFront distribution, by a canned policy: one file, until one time. */
final class CloudFrontSigner {

    private final @Nullable URI base;
    private final @Nullable String keyPairId;
    private final @Nullable PrivateKey key;

    CloudFrontSigner(DeliveryProperties properties) {
        this.base = properties.base();
        this.keyPairId = properties.keyPairId();
        this.key = base == null ? null : keyOf(properties.privateKey());
        if (base != null && keyPairId == null) {
            throw new IllegalStateException("psyhealth.delivery.base needs psyhealth.delivery.key-pair-id.");
        }
    }

    boolean isConfigured() {
        return base != null;
    }

    URI sign(String path, Instant until) {
        if (base == null || keyPairId == null || key == null) {
            throw new IllegalStateException("no distribution is configured");
        }
        var file = base.resolve("/" + path).toString();
        var keyPair = keyPairId;
        var privateKey = key;
        return URI.create(CloudFrontUtilities.create()
                .getSignedUrlWithCannedPolicy(request -> request.resourceUrl(file)
                        .keyPairId(keyPair)
                        .privateKey(privateKey)
                        .expirationDate(until))
                .url());
    }

    private static PrivateKey keyOf(@Nullable String pem) {
        if (pem == null) {
            throw new IllegalStateException("psyhealth.delivery.base needs psyhealth.delivery.private-key.");
        }
        try {
            var base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("psyhealth.delivery.private-key is not an RSA key in PKCS #8.", e);
        }
    }
}
