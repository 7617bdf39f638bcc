package org.psyhealth.media.work;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How files are worked on in this process.
 *
 * @param workers how many files at once; half the processors, at least one, if not said; 0 for a process that only
 *     answers requests
 * @param poll how often to look for jobs of other processes, and for interrupted ones
 * @param directory where files lie while they are worked on; nothing in it is worth keeping. A directory in the
 *     system's for temporary files if not said
 * @param room how much of the directory's disk may be used
 * @param decodeMemory how much memory decoded pictures may take, of all workers together
 */
@Validated
@ConfigurationProperties("psyhealth.media")
public record WorkProperties(
        @Nullable @Min(0) Integer workers,
        @DefaultValue("2s") @DurationMin(millis = 1) Duration poll,
        @Nullable Path directory,
        @DefaultValue("1GB") DataSize room,
        @DefaultValue("96MB") DataSize decodeMemory) {

    /** How many files are worked on at once. */
    public int workerCount() {
        return workers == null ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : workers;
    }
}
