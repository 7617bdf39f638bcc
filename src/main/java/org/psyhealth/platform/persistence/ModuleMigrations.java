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
 * Migrates the platform's schema and that of each selected module, each from its own folder, into its own schema and
 * with a history of its own there. A module that this process does not run is not touched.
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
     * The pool gives a silent connection up after some seconds; building an index may be silent for longer. The
     * driver's own data source would put all its settings into the address, and Flyway's search for a password in an
     * address takes a time that grows with the square of its length: a fifth of the whole start.
     */
    private static DataSource withoutTimeOut(DataSource pool) {
        return DataSourceBuilder.derivedFrom(pool)
                .type(SimpleDriverDataSource.class)
                .build();
    }
}
