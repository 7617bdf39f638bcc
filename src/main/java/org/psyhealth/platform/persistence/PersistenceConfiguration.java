package org.psyhealth.platform.persistence;

import java.time.Clock;
import java.time.Duration;
import org.psyhealth.platform.modules.ModuleSelection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.persistenceunit.ManagedClassNameFilter;

@Configuration(proxyBeanMethods = false)
class PersistenceConfiguration {

    /** Microseconds, as PostgreSQL stores them: a time read back equals the time written. */
    @Bean
    static Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    /** Hides the entities of modules that this process does not run from Hibernate. */
    @Bean
    static ManagedClassNameFilter selectedEntities(ModuleSelection modules) {
        return modules::includes;
    }
}
