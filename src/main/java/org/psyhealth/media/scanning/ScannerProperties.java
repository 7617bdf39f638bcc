package org.psyhealth.media.scanning;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The virus scanner, clamd.
 *
 * @param host where it listens; without one nothing is scanned
 * @param port its TCP port
 * @param timeout how long to wait for it
 */
@ConfigurationProperties("psyhealth.media.scanner")
record ScannerProperties(
        @Nullable String host,
        @DefaultValue("3310") int port,
        @DefaultValue("30s") Duration timeout) {}
