package org.psyhealth.platform.contact;

import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContactProperties.class)
class ContactConfiguration {

    @Bean
    static ContactCipher contactCipher(ContactProperties properties) {
        var keys = properties.keys() == null ? Map.<String, String>of() : properties.keys();
        return new ContactCipher(keys, properties.activeKey() == null ? "" : properties.activeKey());
    }
}
