package org.psyhealth.media.work;

import java.nio.file.Path;
import java.time.Clock;
import org.psyhealth.media.audio.AudioCleaner;
import org.psyhealth.media.caption.CaptionCleaner;
import org.psyhealth.media.image.DecodeMemory;
import org.psyhealth.media.image.ImageProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkProperties.class)
class WorkConfiguration {

    @Bean
    static WorkArea workArea(WorkProperties properties, Clock clock) {
        var directory = properties.directory() == null
                ? Path.of(System.getProperty("java.io.tmpdir"), "psyhealth-media")
                : properties.directory();
        return new WorkArea(directory, properties.room().toBytes(), clock);
    }

    @Bean
    static ImageProcessor imageProcessor(WorkProperties properties) {
        return new ImageProcessor(new DecodeMemory(properties.decodeMemory().toBytes()));
    }

    @Bean
    static AudioCleaner audioCleaner() {
        return new AudioCleaner();
    }

    @Bean
    static CaptionCleaner captionCleaner() {
        return new CaptionCleaner();
    }
}
