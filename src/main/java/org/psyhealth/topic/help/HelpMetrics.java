package org.psyhealth.topic.help;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many help resources staff have to verify. While the database is unavailable it is {@code NaN}. */
@Component
class HelpMetrics implements MeterBinder {

    private final JdbcClient jdbc;
    private final HelpTable table;

    HelpMetrics(JdbcClient jdbc, HelpTable table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "psyhealth.topic.resources.due",
                "Help resources that were not verified for 180 days",
                HelpCheck.DUE);
        gauge(
                registry,
                "psyhealth.topic.resources.hidden",
                "Those of them that are not shown, because they were not verified for 365 days",
                HelpCheck.HIDDEN);
    }

    private void gauge(MeterRegistry registry, String name, String description, HelpCheck check) {
        Gauge.builder(name, () -> count(check)).description(description).register(registry);
    }

    private double count(HelpCheck check) {
        try {
            return jdbc.sql("select count(*) from topic.help_resource where verified_on <= :newest")
                    .param("newest", check.newest(table.today()))
                    .query(Double.class)
                    .single();
        } catch (DataAccessException e) {
            return Double.NaN;
        }
    }
}
