package org.psyhealth.acceptance.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.psyhealth.acceptance.TestCallers;
import org.psyhealth.services.LocalStack;

/** The processes of a topology, and the load balancer in front of them. */
final class Fleet implements AutoCloseable {

    /** How long a load balancer's health check takes to detect that a process no longer responds. */
    private static final Duration HEALTH_CHECK = Duration.ofSeconds(3);

    private final Map<String, String> common;
    private final List<Member> members;
    private volatile Map<String, DiscoveredModule> modules = Map.of();

    Fleet(Topology topology, LocalStack services) {
        common = new HashMap<>(TestCallers.properties(services.properties()));
        common.put("psyhealth.web.rate-limit.reads.per-minute", "1000000");
        common.put("psyhealth.web.rate-limit.writes.per-minute", "1000000");
        // E-mails of a killed process are sent again after the lease: longer than the timeouts of the mail server,
        // short enough to wait for.
        common.put("psyhealth.notification.email.lease", "15s");
        this.members = IntStream.range(0, topology.processes().size())
                .mapToObj(index -> {
                    var properties = new HashMap<>(common);
                    properties.put("psyhealth.modules", topology.processes().get(index));
                    return new Member(topology.name() + "-" + index, properties);
                })
                .toList();
    }

    List<Member> members() {
        return members;
    }

    /** Starts all processes that do not run, and waits for them. */
    void start() {
        members.forEach(Member::launch);
        members.forEach(Member::awaitReady);
        modules = Discovery.of(members);
    }

    /** Ends all processes. */
    void kill() {
        members.forEach(Member::kill);
    }

    /** The logs of all processes, including those that have ended. */
    List<Path> logs() {
        return members.stream().flatMap(member -> member.logs().stream()).toList();
    }

    /** The modules by name, as reported by the processes. */
    Map<String, DiscoveredModule> modules() {
        return modules;
    }

    /** A process that serves the path; empty while all of them are known to be down. */
    Optional<Instance> pick(String path, Random random) {
        var module = modules.values().stream()
                .filter(candidate -> candidate.serves(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no module serves " + path));
        var candidates = module.members().stream()
                .map(Member::current)
                .flatMap(Optional::stream)
                .toList();
        var healthy = candidates.stream()
                .filter(instance -> !instance.isFrozenFor(HEALTH_CHECK))
                .toList();
        var choice = healthy.isEmpty() ? candidates : healthy;
        return choice.isEmpty() ? Optional.empty() : Optional.of(choice.get(random.nextInt(choice.size())));
    }

    @Override
    public void close() {
        kill();
    }
}
