package org.psyhealth.acceptance.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.psyhealth.services.LocalPostgres.Stop;
import org.psyhealth.services.LocalStack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes processes and services fail during the load, and restores everything at its end. */
final class Disturbances {

    private static final Logger log = LoggerFactory.getLogger(Disturbances.class);

    /**
     * If processes take longer to start than the interval between kills, the load still reaches each of them at times.
     */
    private static final Duration BETWEEN_START_AND_KILL = Duration.ofSeconds(3);

    private final Scenario scenario;
    private final Fleet fleet;
    private final LocalStack services;
    private final Random random;
    private final CountDownLatch over;
    private final List<Disturbance> done = Collections.synchronizedList(new ArrayList<>());

    /** @param over opens when the load ends */
    Disturbances(Scenario scenario, Fleet fleet, LocalStack services, CountDownLatch over) {
        this.scenario = scenario;
        this.fleet = fleet;
        this.services = services;
        this.random = new Random(scenario.seed());
        this.over = over;
    }

    /** The failures so far. */
    List<Disturbance> done() {
        return List.copyOf(done);
    }

    /** Runs until the load is over and everything is restored. */
    void run() throws InterruptedException, ExecutionException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var faults = scenario.faults();
            var all = List.of(
                    executor.submit(() -> killAgainAndAgain(faults.killEvery())),
                    executor.submit(() -> at(faults.brokerStops(), () -> stopBroker(faults.brokerAbsent()))),
                    executor.submit(() -> at(faults.databaseRestarts(), this::restartDatabase)),
                    executor.submit(() -> at(faults.processFreezes(), () -> freezeOne(faults.frozen()))));
            for (var fault : all) {
                fault.get();
            }
        }
    }

    private Object killAgainAndAgain(Duration interval) throws Exception {
        var next = Instant.now().plus(interval.dividedBy(2));
        while (!isOverBy(next)) {
            disturbOne("kill -9", Member::killAndReplace);
            next = later(next.plus(interval), Instant.now().plus(BETWEEN_START_AND_KILL));
        }
        return done;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void stopBroker(Duration absent) throws Exception {
        record("broker away", () -> {
            services.kafka().stop();
            over.await(absent.toMillis(), TimeUnit.MILLISECONDS);
            services.kafka().start();
        });
    }

    private void restartDatabase() throws Exception {
        record("PostgreSQL restarts", () -> {
            services.postgres().stop(Stop.FAST);
            services.postgres().start();
        });
    }

    private void freezeOne(Duration length) throws Exception {
        disturbOne("kill -STOP", victim -> {
            var instance = victim.current().orElseThrow();
            instance.freeze();
            over.await(length.toMillis(), TimeUnit.MILLISECONDS);
            instance.resume();
        });
    }

    private void disturbOne(String what, DisturbedMember fault) throws Exception {
        var victim = claimOne();
        if (victim.isEmpty()) {
            return;
        }
        try {
            record(what + " " + victim.get(), () -> fault.disturb(victim.get()));
        } finally {
            victim.get().release();
        }
    }

    /** A running member with the fewest disturbances; empty if the load is over before there is one. */
    private Optional<Member> claimOne() throws InterruptedException {
        do {
            var members = new ArrayList<>(fleet.members());
            Collections.shuffle(members, random);
            members.sort(Comparator.comparingInt(Member::disturbances));
            var claimed = members.stream().filter(Member::claim).findFirst();
            if (claimed.isPresent()) {
                return claimed;
            }
        } while (!over.await(100, TimeUnit.MILLISECONDS));
        return Optional.empty();
    }

    private Object at(Duration time, Action fault) throws Exception {
        if (!over.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            fault.run();
        }
        return done;
    }

    private boolean isOverBy(Instant time) throws InterruptedException {
        return over.await(Math.max(0, Duration.between(Instant.now(), time).toMillis()), TimeUnit.MILLISECONDS);
    }

    private void record(String what, Action fault) throws Exception {
        var from = Instant.now();
        log.info("{}", what);
        fault.run();
        var disturbance = new Disturbance(what, from, Instant.now());
        done.add(disturbance);
        log.info("{}", disturbance);
    }

    private interface Action {

        void run() throws Exception;
    }

    private interface DisturbedMember {

        void disturb(Member member) throws Exception;
    }
}
