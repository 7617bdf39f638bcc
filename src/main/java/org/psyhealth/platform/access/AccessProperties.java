package org.psyhealth.platform.access;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The refused people that each process knows.
 *
 * @param poll how often a process reads what changed: so much later at most than the table it knows who is refused
 * @param reload how often a process reads all of them again, in case the database was restored from a backup
 * @param help the page that a refused person is pointed to
 */
@Validated
@ConfigurationProperties("psyhealth.access")
record AccessProperties(
        @DefaultValue("1s") Duration poll,
        @DefaultValue("5m") Duration reload,

        @DefaultValue("https://psyhealth.org/help/access") @NotNull
        URI help) {}
