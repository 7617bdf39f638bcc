package org.psyhealth.bench.subject;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.psyhealth.bench.control.ControlApplication;
import org.psyhealth.bench.load.Request;

/**
 * The control in one of its modes.
 *
 * @param openSql counts the events that wait
 */
public record ControlTarget(String mode, String openSql, Services services, Path directory) implements Target {

    private static final int POSTS = 300;
    private static final String PATH = "/control/posts";

    public static ControlTarget bare(Services services, Path directory) {
        return new ControlTarget("bare", "select 0", services, directory);
    }

    public static ControlTarget modulith(Services services, Path directory) {
        return new ControlTarget("modulith", "select count(*) from event_publication", services, directory);
    }

    public static ControlTarget namastack(Services services, Path directory) {
        return new ControlTarget(
                "namastack", "select count(*) from outbox_record where completed_at is null", services, directory);
    }

    @Override
    public String name() {
        return mode.equals("bare") ? "control" : "control+" + mode;
    }

    @Override
    public AppProcess start() throws Exception {
        execute(new String(
                ControlApplication.class.getResourceAsStream("/control.sql").readAllBytes(), StandardCharsets.UTF_8));
        return AppProcess.start(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        ControlApplication.class.getName(),
                        "--spring.profiles.active=" + mode,
                        "--spring.datasource.url=" + services.get("postgres.url"),
                        "--spring.datasource.username=" + services.get("postgres.user"),
                        "--spring.datasource.password=",
                        "--spring.kafka.bootstrap-servers=" + services.bootstrapServers()),
                Ports.free(),
                directory.resolve(name() + ".log"));
    }

    @Override
    public Requests requests(AppProcess app) throws SQLException {
        execute("""
                insert into control.post
                select ('00000000-0000-0003-0000-' || lpad(to_hex(n), 12, '0'))::uuid, 0,
                    ('00000000-0000-0001-0000-' || lpad(to_hex(1 + n %% 50), 12, '0'))::uuid, 'PUBLISHED',
                    'What a slow week has taught me', '%1$s', left('%1$s', 280),
                    array['00000000-0000-0002-0000-000000000001'::uuid], now() - n * interval '1 minute',
                    now() - n * interval '1 minute', null
                from generate_series(1, %2$d) n
                """.formatted(SamplePost.body(), POSTS));
        execute("analyze control.post");
        var tokens = Members.tokens(services);
        var read = new ArrayList<Request>();
        for (var number = 0; number < POSTS; number++) {
            var id = "00000000-0000-0003-0000-%012x".formatted(number + 1);
            read.add(Request.get(PATH + "/" + id, tokens.get(number % tokens.size())));
        }
        return new Requests(
                read,
                tokens.stream().map(token -> Request.get(PATH + "?limit=20", token)).toList(),
                tokens.stream()
                        .map(token -> Request.post(PATH, token, SamplePost.json("topic-1")))
                        .toList());
    }

    @Override
    public long open() throws SQLException {
        return Sql.number(services, openSql);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = services.database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
