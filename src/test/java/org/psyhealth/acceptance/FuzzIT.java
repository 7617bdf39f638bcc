package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.psyhealth.contracts.ApiDocument;
import org.psyhealth.contracts.ApiDocument.ApiOperation;
import org.psyhealth.contracts.ApiReplies;
import org.psyhealth.contracts.ApiReplies.ApiReply;
import org.psyhealth.contracts.CommittedFile;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every operation of the OpenAPI document, called by everybody in every wrong way: the answer is never a server error
 * and always what the document says. {@code -Dpsyhealth.fuzz.rounds=20} adds rounds of several mutations at once, and
 * {@code -Dpsyhealth.fuzz.seed} repeats a run.
 */
@IntegrationTest
class FuzzIT {

    private static final long SEED = Long.getLong("psyhealth.fuzz.seed", 20_261_128);
    private static final int ROUNDS = Integer.getInteger("psyhealth.fuzz.rounds", 0);
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(3);
    private static final int AT_ONCE = 4;
    private static final int MOST_AT_ONCE = 3;
    private static final int MOST_FAULTS_SHOWN = 200;
    private static final int LEAST_MUTATIONS = 60;

    private final ApiDocument document = ApiDocument.committed();
    private final RawHttp http;
    private final String base;
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger requests = new AtomicInteger();

    @Autowired
    FuzzIT(@LocalServerPort int port) {
        http = new RawHttp(port);
        base = "http://localhost:" + port;
    }

    @Test
    void no_request_is_answered_with_a_server_error_or_against_the_document() {
        var targets = new FuzzTargets(base);
        var random = new Random(SEED);
        var errors = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        errors.start();
        root.addAppender(errors);
        try {
            assertTimeout(LONGEST_ROUND.multipliedBy(1 + ROUNDS), () -> {
                try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
                    for (var round = 0; round <= ROUNDS; round++) {
                        for (var operation : document.operations()) {
                            for (var caller : FuzzCaller.values()) {
                                var mutations = mutations(round, random);
                                workers.execute(() -> fuzz(operation, caller, mutations, targets));
                            }
                        }
                    }
                }
            });
        } finally {
            root.detachAppender(errors);
            System.out.printf("Fuzz: seed %d, %d requests, %d faults%n", SEED, requests.get(), faults.size());
            faults.stream().limit(MOST_FAULTS_SHOWN).forEach(System.out::println);
        }
        assertThat(requests.get())
                .isGreaterThanOrEqualTo(document.operations().size() * FuzzCaller.values().length * LEAST_MUTATIONS);
        assertThat(faults.size()).as("faults of seed %d, see the output", SEED).isZero();
        assertThat(errors.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .isEmpty();
    }

    @Test
    void everybody_may_do_what_the_committed_table_says_and_nothing_else() {
        var targets = new FuzzTargets(base);
        var table = document.operations().stream()
                .sorted(Comparator.comparing(ApiOperation::id))
                .map(operation -> Stream.of(FuzzCaller.values())
                        .map(caller -> {
                            var request = targets.requestFor(operation, caller);
                            var status = request.send(http).status();
                            targets.replied(request, status);
                            return String.valueOf(status);
                        })
                        .collect(Collectors.joining(" | ", "| `" + operation.id() + "` | ", " |")))
                .collect(Collectors.joining("\n"));
        CommittedFile.of("docs/roles.md").mustEqual("""
                # Who may do what

                The status of a valid request by each kind of caller, as measured by a test. It is about a published post, the
                profile and a notification of the owner, an existing topic, and a dead letter that does not exist. The service is a
                client that acts for itself, with the role ADMIN.

                | operation | %s |
                |---|%s
                %s
                """.formatted(
                        Stream.of(FuzzCaller.values())
                                .map(caller -> caller.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" | ")),
                        "---|".repeat(FuzzCaller.values().length),
                        table));
    }

    private static List<Mutation> mutations(int round, Random random) {
        var all = Mutation.all(random);
        return round == 0
                ? all
                : Stream.generate(() -> Mutation.combined(Stream.generate(() -> all.get(random.nextInt(all.size())))
                                .limit(2 + random.nextInt(MOST_AT_ONCE - 1))
                                .toList()))
                        .limit(all.size())
                        .toList();
    }

    private void fuzz(ApiOperation operation, FuzzCaller caller, List<Mutation> mutations, FuzzTargets targets) {
        for (var mutation : mutations) {
            try {
                var valid = targets.requestFor(operation, caller);
                var request = mutation.change().apply(valid);
                if (request.equals(valid)) {
                    continue; // it concerns a part that the request does not have
                }
                requests.incrementAndGet();
                var answer = request.send(http);
                check(request, answer);
                targets.replied(request, answer.status());
            } catch (RuntimeException | AssertionError e) {
                faults.add("%s as %s, %s: %s".formatted(operation.id(), caller, mutation.name(), e));
            }
        }
    }

    private static void check(FuzzRequest request, RawHttp.Answer answer) {
        assertThat(answer.text()).as("a reply").startsWith("HTTP/1.1 ");
        assertThat(answer.status()).as(answer.text()).isLessThan(500);
        if (answer.status() >= 400) {
            assertThat(answer.text()).doesNotContain("Exception", "\tat ", "org.psyhealth.");
        }
        ApiReplies.check(new ApiReply(
                request.method(),
                request.path(),
                answer.status(),
                name -> Optional.of(answer.header(name)).filter(value -> !value.isEmpty()),
                answer.body()));
    }
}
