package org.psyhealth.acceptance.scenario;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.psyhealth.acceptance.scenario.Difference.Kind;
import org.psyhealth.services.LocalStack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a scenario in one topology, with its own services. */
final class ScenarioRun implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ScenarioRun.class);

    /** How long people retry unanswered requests after everything has been restored. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** The number of differences of each kind that are described in detail. */
    private static final int DESCRIBED = 6;

    private final Scenario scenario;
    private final Topology topology;
    private final LocalStack services = LocalStack.onRandomPorts();
    private final LocalDatabase database = new LocalDatabase(services.properties());
    private final KafkaLog kafka = new KafkaLog(services);
    private final Fleet fleet;
    private final Quiet quiet;
    private final Ledger ledger = new Ledger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private final Disturbances disturbances;
    private final List<Identity> people;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    ScenarioRun(Scenario scenario, Topology topology) {
        this.scenario = scenario;
        this.topology = topology;
        this.fleet = new Fleet(topology, services);
        this.quiet = new Quiet(fleet, services, kafka);
        this.disturbances = new Disturbances(scenario, fleet, services, over);
        var random = new Random(scenario.seed());
        this.people = IntStream.range(0, scenario.people())
                .mapToObj(number -> Identity.of(number, random))
                .toList();
    }

    /** Runs everything and returns the deviations from the ledger. */
    List<Difference> findDifferences() throws Exception {
        log.info("{} in {}", scenario, topology);
        fleet.start();
        var administrator = new PersonalClient(http, fleet, ledger, Identity.ADMINISTRATOR, givenUp, scenario.seed());
        var topics = new Topics(administrator).create(scenario.topics());
        // Posts need topics that the post module already knows.
        quiet.awaitIt();
        load(topics);
        log.info("The load is over: {}", ledger);
        quiet.awaitIt();
        var before = observe();
        var differences = new ArrayList<>(compare(before));
        var letters = letters();
        replay();
        var after = observe();
        differences.addAll(InboxComparison.between(before, after));
        if (!letters().counts().equals(letters.counts())) {
            differences.add(Difference.of(Kind.E_MAIL, "the replay sent e-mails"));
        }
        compare(after).stream()
                .filter(difference -> !differences.contains(difference))
                .map(Difference::afterReplay)
                .toList()
                .forEach(differences::add);
        return differences;
    }

    private void load(List<String> topics) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                var lives = start(executor, topics);
                var faults = executor.submit(() -> {
                    disturbances.run();
                    return disturbances;
                });
                over.await(scenario.load().toMillis(), TimeUnit.MILLISECONDS);
                over.countDown();
                faults.get();
                executor.shutdown();
                executor.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
                givenUp.countDown();
                for (var life : lives) {
                    life.get();
                }
            } finally {
                over.countDown();
                givenUp.countDown();
            }
        }
    }

    /** Two thirds of the people start immediately, the others during the load. */
    private List<Future<Void>> start(ExecutorService executor, List<String> topics) {
        var random = new Random(scenario.seed() + 1);
        var lives = new ArrayList<Future<Void>>();
        for (var number = 0; number < people.size(); number++) {
            var seed = random.nextLong();
            var after = Duration.ofMillis(
                    number % 3 > 0 ? 0 : random.nextLong(scenario.load().toMillis() * 4 / 5));
            var client = new PersonalClient(http, fleet, ledger, people.get(number), givenUp, seed);
            var person = new Person(client, ledger, topics, people, scenario.pace(), seed);
            lives.add(executor.submit(() -> person.live(after, over)));
        }
        return lives;
    }

    private void replay() throws Exception {
        log.info("Everything is consumed once more");
        var groups = List.copyOf(fleet.modules().keySet());
        fleet.kill();
        kafka.rewind(groups);
        fleet.start();
        quiet.awaitIt();
    }

    private Observation observe() throws Exception {
        return new Observer(http, fleet, ledger, people).observe();
    }

    private List<Difference> compare(Observation seen) throws Exception {
        var differences = new ArrayList<>(new Comparison(ledger, seen).differences());
        differences.addAll(new InboxComparison(ledger, seen, FollowTimes.readFrom(database)).differences());
        differences.addAll(letters().differences(ledger.registrations().keySet(), people));
        differences.addAll(new AsideComparison(kafka.records(), database).differences());
        ledger.surprises()
                .forEach(surprise -> differences.add(new Difference(
                        Kind.ANSWER,
                        surprise.what(),
                        List.of("first at " + surprise.at()),
                        surprise.clue().isEmpty() ? List.of() : List.of(surprise.clue()))));
        return differences;
    }

    private MailComparison letters() throws Exception {
        return MailComparison.of(services.mail().received(), disturbances.done());
    }

    /** Writes the details of the differences to a file. */
    Path report(List<Difference> differences) throws Exception {
        var evidence = Evidence.of(kafka.records(), database, fleet.logs());
        var lines = new ArrayList<String>();
        lines.add("%s in %s".formatted(scenario, topology));
        lines.add(ledger.toString());
        disturbances.done().forEach(disturbance -> lines.add(disturbance.toString()));
        var shown = new TreeMap<Kind, Integer>();
        for (var difference : differences) {
            if (shown.merge(difference.kind(), 1, Integer::sum) <= DESCRIBED) {
                lines.add("");
                lines.add(evidence.describe(difference));
            }
        }
        lines.add("");
        differences.forEach(difference -> lines.add(difference.toString()));
        var file = Files.createDirectories(Path.of("target", "scenario"))
                .resolve("%s-%d-%s.txt".formatted(topology, scenario.seed(), UUID.randomUUID()));
        return Files.write(file, lines);
    }

    @Override
    public void close() {
        fleet.close();
        http.shutdownNow();
        http.close();
        kafka.close();
        services.close();
    }
}
