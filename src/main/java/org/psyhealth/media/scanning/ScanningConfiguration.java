package org.psyhealth.media.scanning;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScannerProperties.class)
class ScanningConfiguration {}
