package org.psyhealth.bench.measure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psyhealth.bench.load.ClosedLoop;
import org.psyhealth.bench.subject.ConsumerLag;
import org.psyhealth.bench.subject.ControlTarget;
import org.psyhealth.bench.subject.JavaCommand;
import org.psyhealth.bench.subject.ProductTarget;
import org.psyhealth.bench.subject.Services;
import org.psyhealth.bench.subject.Target;

/** Runs the whole comparison and writes the report. Called by {@code run.sh}. */
public final class Bench {

    private final Options options;
    private final Plan plan;
    private final Path directory;
    private final Results results = new Results();

    private Bench(Options options, Path directory) {
        this.options = options;
        this.plan = options.quick() ? Plan.quick() : Plan.full();
        this.directory = directory;
    }

    public static void main(String[] args) throws Exception {
        var options = Options.of(args);
        var directory = Files.createDirectories(options.work());
        // Also when interrupted: the services end by themselves when this process does, the applications would not.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ProcessHandle.current()
                .children()
                .forEach(ProcessHandle::destroy)));
        System.out.println("Logs of the measured processes: " + directory);
        new Bench(options, directory).run();
    }

    private void run() throws Exception {
        var closedLoop = ClosedLoop.best(Plan.CONNECTIONS, directory);
        var circumstances = circumstances(closedLoop);
        try (var services = Services.start(directory);
                var lag = ConsumerLag.of(services)) {
            var control = ControlTarget.bare(services, directory);
            var product = options.product() == null
                    ? null
                    : new ProductTarget(options.product(), services, directory, options.productArguments());
            if (options.compare()) {
                for (var round = 1; round <= plan.rounds(); round++) {
                    announce(round, "against the control");
                    compare(control, product, services, closedLoop, lag);
                }
            }
            if (options.outboxes()) {
                outboxes(product, services, closedLoop, lag);
            }
        } finally {
            write(new Report(results, circumstances).markdown());
        }
    }

    private void compare(
            ControlTarget control,
            @Nullable ProductTarget product,
            Services services,
            ClosedLoop closedLoop,
            ConsumerLag lag)
            throws Exception {
        if (options.latencyOnly() && product != null) {
            slot(product, closedLoop, lag).extraOnly(new EventTimes(product, services, plan, results));
        } else if (options.publishOnly()) {
            slot(control, closedLoop, lag).publishOnly();
            if (product != null) {
                slot(product, closedLoop, lag).publishOnly();
            }
        } else {
            slot(control, closedLoop, lag).compare(Slot.Extra.NONE);
            compareProduct(product, services, closedLoop, lag);
        }
    }

    private void compareProduct(
            @Nullable ProductTarget product, Services services, ClosedLoop closedLoop, ConsumerLag lag)
            throws Exception {
        if (product != null) {
            slot(product, closedLoop, lag).compare(new EventTimes(product, services, plan, results));
        }
    }

    private void outboxes(
            @Nullable ProductTarget product, Services services, ClosedLoop closedLoop, ConsumerLag lag)
            throws Exception {
        var targets = new ArrayList<Target>();
        if (!options.compare()) {
            targets.add(ControlTarget.bare(services, directory));
        }
        targets.add(ControlTarget.modulith(services, directory));
        targets.add(ControlTarget.namastack(services, directory));
        if (options.compare() && product != null) {
            targets.add(product.publishingSide());
        }
        for (var round = 1; round <= plan.rounds(); round++) {
            announce(round, "of the outboxes");
            for (var target : targets) {
                slot(target, closedLoop, lag).publishOnly();
            }
        }
    }

    private Slot slot(Target target, ClosedLoop closedLoop, ConsumerLag lag) {
        return new Slot(target, plan, closedLoop, lag, results);
    }

    private void announce(int round, String what) {
        System.out.printf("Round %d of %d %s%n", round, plan.rounds(), what);
    }

    private List<String> circumstances(ClosedLoop closedLoop) throws Exception {
        return List.of(
                Instant.now().truncatedTo(ChronoUnit.SECONDS) + ", " + plan,
                "%d processors, load average before the run: %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                Files.readString(Path.of("/proc/loadavg")).strip()),
                "Java " + Runtime.version() + ", flags of control and product: " + String.join(" ", JavaCommand.FLAGS),
                "closed loop: " + closedLoop.tool() + "; everything shares one machine",
                "PostgreSQL without fsync, one Kafka broker, MongoDB's protocol from memory",
                "product: " + (options.product() == null ? "not measured, no jar" : options.product().getFileName()));
    }

    private void write(String report) throws Exception {
        Files.createDirectories(options.results());
        var file = options.results().resolve(Instant.now().toString().replaceAll("[^0-9T]", "").substring(0, 15) + ".md");
        Files.writeString(file, report);
        System.out.println();
        System.out.println(report.lines().takeWhile(line -> !line.startsWith("## Every")).reduce("", (a, b) -> a + b + "\n"));
        System.out.println("Written to " + file);
    }
}
