package org.psyhealth;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * The deployable application: all modules, or those that {@code psyhealth.modules} selects. MongoDB is configured by
 * the module that owns a database there, so that a process without that module opens no connection. Beans are named by
 * their fully qualified class names, because modules may use the same simple names.
 */
@SpringBootApplication(
        exclude = MongoAutoConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableJpaRepositories(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class PsyHealthApplication {

    /** Starts the application. */
    public static void main(String[] args) {
        SpringApplication.run(PsyHealthApplication.class, args);
    }
}
