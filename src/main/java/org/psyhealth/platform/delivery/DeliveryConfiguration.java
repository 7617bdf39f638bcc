package org.psyhealth.platform.delivery;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StorageProperties.class, DeliveryProperties.class})
class DeliveryConfiguration {

    @Bean
    static StoreSigner storeSigner(StorageProperties store) {
        return new StoreSigner(store);
    }

    @Bean
    static CloudFrontSigner cloudFrontSigner(DeliveryProperties properties) {
        return new CloudFrontSigner(properties);
    }
}
