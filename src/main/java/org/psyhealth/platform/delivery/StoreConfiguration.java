package org.psyhealth.platform.delivery;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration ATTEMPT = Duration.ofSeconds(60);
    private static final Duration CALL = Duration.ofSeconds(90);

    /** Lazily, because it takes memory that a process which never stores anything need not have. */
    @Bean
    @Lazy
    static S3Client s3(StorageProperties store) {
        var client = S3Client.builder()
                .region(Region.of(store.region()))
                .credentialsProvider(StoreSigner.credentialsOf(store))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(
                        calls -> calls.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL));
        if (store.endpoint() != null) {
            client.endpointOverride(store.endpoint()).forcePathStyle(true);
        }
        return client.build();
    }
}
