package org.psyhealth.media.transcode;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FfmpegProperties.class)
class TranscodeConfiguration {}
