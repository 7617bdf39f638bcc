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
 * The one deployable: all modules, of which {@code psyhealth.modules} may select some. MongoDB is left to the module
 * that owns a database there, so that a process without it opens no connection. Beans are named by their full class
 * names, because modules may use the same words.
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
