package org.psyhealth.acceptance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every metric of a rule or dashboard and every step of a trace exists; the log contains no private data. */
class ObservabilityIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** The labels that Prometheus adds to every series of a target. */
    private static final Set<String> TARGET = Set.of("job", "instance");

    private static ObservedApp app;
    private static FailureScenarios troubles;

    @BeforeAll
    static void live() throws IOException {
        app = new ObservedApp();
        new Journey(path -> app.url(), app.services()).walk();
        troubles = new FailureScenarios(app);
        troubles.happen();
    }

    @AfterAll
    static void stop() throws IOException {
        app.close();
    }

    @Test
    void every_metric_and_label_of_the_rules_and_dashboards_is_exported() {
        var scrape = app.scrape();
        var known = new TreeMap<String, Set<String>>(ObservabilityFiles.external());
        known.putAll(ObservabilityFiles.recorded());
        scrape.series().forEach((metric, series) -> {
            var labels = new TreeSet<>(TARGET);
            series.forEach(one -> labels.addAll(one.keySet()));
            known.put(metric, labels);
        });
        var wrong = new ArrayList<String>();
        for (var query : ObservabilityFiles.queries()) {
            var parsed = PromQl.parse(query.expression());
            assertThat(parsed.selectors().isEmpty() && !query.expression().equals("vector(1)"))
                    .as("%s reads no metric: %s", query.place(), query.expression())
                    .isFalse();
            var available = new TreeSet<String>();
            for (var selector : parsed.selectors()) {
                var labels = known.get(selector.metric());
                if (labels == null) {
                    wrong.add(query.place() + ": nobody exports " + selector.metric());
                    continue;
                }
                available.addAll(labels);
                selector.matchers().stream()
                        .filter(matcher -> !labels.contains(matcher.label()))
                        .forEach(matcher -> wrong.add(
                                query.place() + ": " + selector.metric() + " has no label " + matcher.label()));
                if (scrape.series().containsKey(selector.metric()) && !matchesAny(scrape, selector)) {
                    wrong.add(query.place() + ": no series matches " + selector);
                }
            }
            parsed.labels().stream()
                    .filter(label -> !available.contains(label))
                    .forEach(label -> wrong.add(query.place() + ": nothing has the label " + label));
        }
        assertThat(wrong).isEmpty();
    }

    /**
     * A failure that a query selects ("not SUCCESS") need not have occurred everywhere, and a server error of the API
     * not at all; their labels are checked against the scrape nevertheless.
     */
    private static boolean matchesAny(Scrape scrape, PromQl.Selector selector) {
        return scrape.series().getOrDefault(selector.metric(), List.of()).stream()
                .anyMatch(series -> selector.matchers().stream()
                        .filter(matcher -> !TARGET.contains(matcher.label()))
                        .filter(matcher -> !matcher.operator().startsWith("!"))
                        .filter(matcher -> !(matcher.label().equals("outcome")
                                && matcher.value().equals("SERVER_ERROR")))
                        .allMatch(matcher -> matcher.accepts(series.getOrDefault(matcher.label(), ""))));
    }

    @Test
    void every_external_metric_is_used() {
        var read = new TreeSet<String>();
        ObservabilityFiles.queries()
                .forEach(query ->
                        PromQl.parse(query.expression()).selectors().forEach(selector -> read.add(selector.metric())));
        assertThat(ObservabilityFiles.external().keySet()).isSubsetOf(read);
    }

    @Test
    void every_alert_links_a_page_that_exists() throws IOException {
        var runbooks = ObservabilityFiles.runbooks();
        assertThat(runbooks).hasSizeGreaterThan(20);
        for (var runbook : runbooks.entrySet()) {
            var link = runbook.getValue().split("#", 2);
            var page = Path.of(link[0]);
            assertThat(page).as(runbook.getKey()).isRegularFile();
            if (link.length > 1) {
                assertThat(anchors(page)).as(runbook.getKey()).contains(link[1]);
            }
        }
    }

    private static List<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceAll("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void a_trace_goes_from_the_request_through_the_outbox_and_kafka_to_each_consumer_and_its_sql() {
        var slug = "traced-" + UUID.randomUUID();
        var follower = app.member(UUID.randomUUID());
        app.admin()
                .post(
                        "/api/admin/topics",
                        "{\"slug\":\"%s\",\"title\":{\"en\":\"Traced\"},\"description\":{\"en\":\"d\"}}"
                                .formatted(slug))
                .expect(201);
        follower.get("/api/users/me").expect(200);
        follower.put("/api/topics/" + slug + "/follow").expect(204);
        new ProjectionProbe(app.services()).awaitFollowers(slug, 1);
        var author = app.member(UUID.randomUUID());
        var draft = "{\"title\":\"t\",\"body\":\"b\",\"topics\":[\"%s\"]}".formatted(slug);
        var post = await().atMost(TIMEOUT)
                .until(() -> author.post("/api/posts", draft), reply -> reply.status() == 201)
                .json()
                .path("id")
                .asString();

        var caller = new TraceParent();
        author.post("/api/posts/" + post + "/publish", null, "traceparent", caller.header())
                .expect(200);

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertWhole(new Trace(app.zipkin().trace(caller.traceId()))));
        assertThat(app.zipkin().traces())
                .as("nobody asked for any other trace, so there is none")
                .isOne();
    }

    private static void assertWhole(Trace trace) {
        var request = trace.one("SERVER", "http post /api/posts/{id}/publish");
        var recorded = trace.one("CLIENT", "insert platform.outbox");
        assertThat(trace.isBelow(recorded, request)).isTrue();
        assertThat(trace.below(request)).anyMatch(span -> name(span).equals("commit"));
        var sent = trace.one("PRODUCER", "post-events send");
        assertThat(trace.isBelow(sent, request)).isTrue();
        for (var effect : Map.of(
                        "topic", "topic.counted_post",
                        "notification", "notification.inbox",
                        "recommendation", "recommendation.post")
                .entrySet()) {
            var consumed = trace.consumer(effect.getKey());
            assertThat(trace.isBelow(consumed, sent)).isTrue();
            assertThat(trace.below(consumed))
                    .as(effect.getKey())
                    .anyMatch(span -> name(span).startsWith("insert " + effect.getValue()));
        }
    }

    private static String name(JsonNode span) {
        return span.path("name").asString("");
    }

    @Test
    void the_log_is_structured_and_holds_no_token_no_address_and_nothing_that_people_write() throws IOException {
        var output = app.output();
        assertThat(output)
                .as("the troubles were told of")
                .contains("goes to the dead letters")
                .contains("to send the e-mail of notification");
        assertThat(output.lines()).allSatisfy(line -> {
            var entry = JsonMapper.shared().readTree(line);
            assertThat(entry.path("@timestamp").asString("")).isNotEmpty();
            assertThat(entry.path("log").path("level").asString("")).isNotEmpty();
        });
        assertThat(output.lines().map(line -> JsonMapper.shared().readTree(line)))
                .as("a line about a record of a trace names the trace")
                .anyMatch(entry -> entry.path("traceId").asString("").length() == 32);
        var secrets = new ArrayList<>(List.of(FailureScenarios.WORDS, FailureScenarios.ADDRESS));
        // Header, claims or signature alone would be as bad as the whole token; short parts do not belong to real
        // tokens.
        troubles.tokens().stream()
                .flatMap(token -> Stream.of(token.split("\\.")))
                .filter(part -> part.length() > 40)
                .forEach(secrets::add);
        assertThat(secrets).hasSizeGreaterThan(10);
        assertThat(output.lines().filter(line -> secrets.stream().anyMatch(line::contains)))
                .isEmpty();
    }

    /** A W3C trace context of a caller that requests sampling. */
    private record TraceParent(String traceId, String spanId) {

        TraceParent() {
            this(random(16), random(8));
        }

        String header() {
            return "00-" + traceId + "-" + spanId + "-01";
        }

        private static String random(int length) {
            var bytes = new byte[length];
            ThreadLocalRandom.current().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }
    }

    /** The spans of one trace, as Zipkin has them. */
    private record Trace(List<JsonNode> spans) {

        JsonNode one(String kind, String name) {
            var found = spans.stream()
                    .filter(span -> span.path("kind").asString("").equals(kind)
                            && name(span).equals(name))
                    .toList();
            assertThat(found).as("%s %s in%n%s", kind, name, this).hasSize(1);
            return found.getFirst();
        }

        JsonNode consumer(String group) {
            var found = spans.stream()
                    .filter(span -> span.path("tags")
                            .path("messaging.kafka.consumer.group")
                            .asString("")
                            .equals(group))
                    .toList();
            assertThat(found).as("consumer %s in%n%s", group, this).hasSize(1);
            return found.getFirst();
        }

        List<JsonNode> below(JsonNode ancestor) {
            return spans.stream().filter(span -> isBelow(span, ancestor)).toList();
        }

        boolean isBelow(JsonNode span, JsonNode ancestor) {
            var parent = span.path("parentId").asString("");
            return parent.equals(ancestor.path("id").asString(""))
                    || spans.stream()
                            .filter(candidate ->
                                    candidate.path("id").asString("").equals(parent))
                            .anyMatch(candidate -> isBelow(candidate, ancestor));
        }

        @Override
        public String toString() {
            return spans.stream()
                    .map(span -> "%s <- %s %s %s"
                            .formatted(
                                    span.path("id").asString(""),
                                    span.path("parentId").asString(""),
                                    span.path("kind").asString(""),
                                    name(span)))
                    .collect(joining("\n"));
        }
    }
}
