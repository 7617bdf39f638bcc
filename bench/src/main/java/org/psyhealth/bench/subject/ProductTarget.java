package org.psyhealth.bench.subject;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.psyhealth.bench.load.Http;
import org.psyhealth.bench.load.Request;

/**
 * The packaged product, all modules in one process, with everything on: token check, rate limits (raised), outbox,
 * consumers, metrics.
 */
public final class ProductTarget implements Target {

    /** Nobody follows this one: the throughput of publishing is measured on it. */
    private static final String LOAD_TOPIC = "bench-load";

    /** The one that the {@link #follower} follows. */
    private static final String INBOX_TOPIC = "bench-inbox";

    private static final int POSTS = 300;
    private static final int FOLLOWER = 900;
    private static final int ADMIN = 901;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path jar;
    private final Services services;
    private final Path directory;
    private final List<String> extra;
    private final boolean complete;
    private final List<String> posts = new ArrayList<>();
    private int managementPort;

    /** @param extra further arguments of the product */
    public ProductTarget(Path jar, Services services, Path directory, List<String> extra) {
        this(jar, services, directory, extra, true);
    }

    private ProductTarget(Path jar, Services services, Path directory, List<String> extra, boolean complete) {
        this.complete = complete;
        this.jar = jar;
        this.services = services;
        this.directory = directory;
        this.extra = extra;
    }

    /**
     * The same product without the modules that read post events: what publishing costs when the consumers run
     * elsewhere. The complete product must have run before, because it makes the topics.
     */
    public ProductTarget publishingSide() {
        var arguments = new ArrayList<>(extra);
        arguments.add("--psyhealth.modules=user,post");
        return new ProductTarget(jar, services, directory, arguments, false);
    }

    @Override
    public String name() {
        return complete ? "product" : "product, user+post";
    }

    @Override
    public boolean consumesPosts() {
        return complete;
    }

    @Override
    public AppProcess start() throws Exception {
        managementPort = Ports.free();
        var arguments = new ArrayList<String>(List.of(
                "-jar",
                jar.toString(),
                "--spring.datasource.url=" + services.get("postgres.url"),
                "--spring.datasource.username=" + services.get("postgres.user"),
                "--spring.datasource.password=",
                "--spring.kafka.bootstrap-servers=" + services.bootstrapServers(),
                "--spring.mongodb.uri=" + services.get("mongo.uri"),
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + services.get("mail.port"),
                "--psyhealth.security.issuer=" + services.get("issuer.uri"),
                "--psyhealth.security.jwk-set-uri=" + services.get("issuer.uri") + "/jwks",
                "--psyhealth.web.cursor-secret=only-for-the-bench-0123456789abcdef",
                "--psyhealth.contact.active-key=bench",
                "--psyhealth.contact.keys.bench=Zm9yIGxvY2FsIHVzZSBvbmx5LCBrbm93biB0byBhbGw=",
                "--psyhealth.storage.bucket=none",
                "--psyhealth.web.rate-limit.reads.per-minute=100000000",
                "--psyhealth.web.rate-limit.reads.burst=10000000",
                "--psyhealth.web.rate-limit.writes.per-minute=100000000",
                "--psyhealth.web.rate-limit.writes.burst=10000000",
                "--management.server.port=" + managementPort));
        arguments.addAll(extra);
        return AppProcess.start(arguments, Ports.free(), directory.resolve("product.log"));
    }

    @Override
    public Requests requests(AppProcess app) {
        var tokens = Members.tokens(services);
        if (complete && posts.isEmpty()) {
            fill(Http.to(app.base()), tokens);
        }
        var read = new ArrayList<Request>();
        for (var number = 0; number < posts.size(); number++) {
            read.add(Request.get(posts.get(number), tokens.get(number % tokens.size())));
        }
        return new Requests(
                read,
                tokens.stream()
                        .map(token -> Request.get("/api/posts?limit=20", token))
                        .toList(),
                publish(tokens, LOAD_TOPIC));
    }

    /** Posts that the {@link #follower} is told of. */
    public List<Request> followedPosts() {
        return publish(Members.tokens(services), INBOX_TOPIC);
    }

    /** The token of the member who follows, and never writes. */
    public String follower() {
        return services.token("MEMBER", FOLLOWER);
    }

    @Override
    public long open() throws Exception {
        return Sql.number(services, "select count(*) from platform.outbox where parked_at is null");
    }

    public URI management() {
        return URI.create("http://localhost:" + managementPort);
    }

    /** Through the public API only, as any client would. */
    private void fill(Http http, List<String> tokens) {
        var admin = services.token("ADMIN", ADMIN);
        http.expect(Request.get("/api/users/me", admin));
        tokens.forEach(token -> http.expect(Request.get("/api/users/me", token)));
        for (var topic : List.of(LOAD_TOPIC, INBOX_TOPIC)) {
            http.expect(Request.post("/api/admin/topics", admin, """
                    {"slug": "%1$s", "title": {"en": "%1$s"}, "description": {"en": "Only for the bench"}}""".formatted(topic)));
        }
        http.expect(Request.get("/api/users/me", follower()));
        http.expect(new Request("PUT", "/api/topics/" + INBOX_TOPIC + "/follow", follower(), null));
        Await.until("the topics to reach the posts", PATIENCE, () -> isCreated(http.send(post(tokens.getFirst()))));
        for (var number = 0; number < POSTS; number++) {
            var created = http.expect(post(tokens.get(number % tokens.size())));
            posts.add(URI.create(created.headers().firstValue("Location").orElseThrow()).getPath());
        }
    }

    private static Request post(String token) {
        return Request.post("/api/posts", token, SamplePost.json(LOAD_TOPIC));
    }

    private static boolean isCreated(HttpResponse<String> response) {
        return response.statusCode() == 201;
    }

    private static List<Request> publish(List<String> tokens, String topic) {
        return tokens.stream()
                .map(token -> Request.post("/api/posts", token, SamplePost.json(topic)))
                .toList();
    }
}
