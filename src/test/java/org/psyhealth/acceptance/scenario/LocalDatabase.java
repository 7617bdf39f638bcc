package org.psyhealth.acceptance.scenario;

import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The relational database, for data that the API does not show. */
record LocalDatabase(Map<String, String> services) {

    JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(
                property("spring.datasource.url"),
                property("spring.datasource.username"),
                property("spring.datasource.password")));
    }

    long count(String sql) {
        return jdbc().sql(sql).query(Long.class).single();
    }

    private String property(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }
}
