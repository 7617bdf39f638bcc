package org.psyhealth.platform;

import org.psyhealth.platform.outages.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Enables {@code @Scheduled}, once for the platform and all modules. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SchedulingConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SchedulingConfiguration.class);

    /** Logs failures of scheduled jobs; a failed job runs again at its next scheduled time. */
    @Bean
    static SimpleAsyncTaskSchedulerCustomizer failuresInTheLog() {
        return scheduler -> scheduler.setErrorHandler(e -> {
            if (Outages.isOutage(e)) {
                Outages.warn(log, "A scheduled job failed", e);
            } else {
                log.error("A scheduled job failed", e);
            }
        });
    }
}
