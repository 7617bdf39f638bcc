package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.psyhealth.support.Modules;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database after the migrations: one schema per module, and no references between them. */
@IntegrationTest
class SchemaIT {

    private final JdbcClient jdbc;

    @Autowired
    SchemaIT(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void every_module_with_tables_has_a_schema_and_a_history_of_its_own() {
        assertThat(jdbc.sql("select schemaname from pg_tables where tablename = 'flyway_schema_history'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(schemas());
    }

    @Test
    void no_foreign_key_crosses_a_schema() {
        assertThat(jdbc.sql("""
                                select c.conname from pg_constraint c
                                join pg_class a on a.oid = c.conrelid join pg_class b on b.oid = c.confrelid
                                where c.contype = 'f' and a.relnamespace <> b.relnamespace""").query(String.class).list()).isEmpty();
    }

    @Test
    void no_view_or_function_names_another_schema() {
        assertThat(jdbc.sql("""
                                with text(schema, name, body) as (
                                    select schemaname, viewname, definition from pg_views
                                    union all
                                    select n.nspname, p.proname, p.prosrc from pg_proc p
                                    join pg_namespace n on n.oid = p.pronamespace)
                                select t.schema || '.' || t.name from text t
                                join unnest(:schemas) other
                                  on other <> t.schema and t.body ~ ('\\m' || other || '\\.')
                                where t.schema = any (:schemas)""")
                        .param("schemas", schemas().toArray(String[]::new))
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    /** The modules and libraries with a folder of migrations. */
    private static List<String> schemas() {
        return Stream.concat(Modules.names().stream(), Modules.libraries().stream())
                .filter(module -> Files.isDirectory(Path.of("src/main/resources", module, "migration")))
                .toList();
    }
}
