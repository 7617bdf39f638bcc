package org.psyhealth.media.transcode;

import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * An external ffmpeg.
 *
 * @param path the program; empty for none: recordings are served in the format in which they came
 * @param timeout how long it may work on one recording
 * @param memory how much address space it may have, where {@code prlimit} is installed
 */
@Validated
@ConfigurationProperties("psyhealth.media.ffmpeg")
record FfmpegProperties(
        @Nullable Path path,
        @DefaultValue("3m") @DurationMin(millis = 1) Duration timeout,
        @DefaultValue("1GB") DataSize memory) {}
