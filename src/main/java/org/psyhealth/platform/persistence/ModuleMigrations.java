package org.psyhealth.platform.persistence;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.psyhealth.platform.modules.ModuleSelection;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.stereotype.Component;

/**
 * Migrates the platform's schema and that of each selected module, each with its own migration folder and schema
 * history table. The schemas of modules that this process does not run are not touched.
 */
@Component
class ModuleMigrations implements FlywayMigrationStrategy {

    private final ModuleSelection modules;
    private final ResourceLoader resources;

    ModuleMigrations(ModuleSelection modules, ResourceLoader resources) {
        this.modules = modules;
        this.resources = resources;
    }

    @Override
    public void migrate(Flyway flyway) {
        var configuration = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(withoutTimeOut(flyway.getConfiguration().getDataSource()));
        migrate(configuration, "platform");
        modules.names().forEach(module -> migrate(configuration, module));
    }

    private void migrate(FluentConfiguration configuration, String module) {
        var location = "classpath:" + module + "/migration";
        if (resources.getResource(location).exists()) {
            configuration
                    .locations(location)
                    .schemas(module)
                    .defaultSchema(module)
                    .load()
                    .migrate();
        }
    }

    /**
     * The pool's connections have a socket timeout of some seconds; building an index may take longer. The driver's own
     * data source would put all its settings into the JDBC URL, and the time that Flyway takes to search a URL for
     * passwords grows quadratically with its length: a fifth of the whole startup time.
     */
    private static DataSource withoutTimeOut(DataSource pool) {
        return DataSourceBuilder.derivedFrom(pool)
                .type(SimpleDriverDataSource.class)
                .build();
    }
}
