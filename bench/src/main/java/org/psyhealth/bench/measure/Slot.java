package org.psyhealth.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.psyhealth.bench.load.ClosedLoop;
import org.psyhealth.bench.load.OpenLoop;
import org.psyhealth.bench.load.Request;
import org.psyhealth.bench.subject.AppProcess;
import org.psyhealth.bench.subject.Await;
import org.psyhealth.bench.subject.ConsumerLag;
import org.psyhealth.bench.subject.Target;
import org.psyhealth.bench.subject.Target.Requests;

/** The time in which one application runs alone and is measured. */
record Slot(Target target, Plan plan, ClosedLoop closedLoop, ConsumerLag lag, Results results) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Everything that control and product have in common. */
    void compare(Extra extra) throws Exception {
        try (var app = target.start()) {
            var requests = ready(app);
            closed(app, "read by id", requests.read());
            closed(app, "list", requests.list());
            publish(app, requests.publish());
            open(app, "read by id", Plan.READS_PER_SECOND, requests.read());
            open(app, "list", Plan.LISTS_PER_SECOND, requests.list());
            open(app, "publish", Plan.POSTS_PER_SECOND, requests.publish());
            settle();
            extra.measure(app, requests);
            settle();
            add("resident MB after load", app.megabytes("VmRSS"));
            add("resident MB at most", app.megabytes("VmHWM"));
        }
    }

    /** Publishing only: for the comparison of outboxes. */
    void publishOnly() throws Exception {
        try (var app = target.start()) {
            var requests = target.requests(app);
            warmUp(app, requests.publish());
            settle();
            publish(app, requests.publish());
        }
    }

    /** Only what is measured of one application: while working on that. */
    void extraOnly(Extra extra) throws Exception {
        try (var app = target.start()) {
            var requests = target.requests(app);
            warmUp(app, requests.publish());
            settle();
            extra.measure(app, requests);
        }
    }

    private Requests ready(AppProcess app) throws Exception {
        add("start-up s", app.startup().toMillis() / 1_000.0);
        var requests = target.requests(app);
        for (var kind : List.of(requests.read(), requests.list(), requests.publish())) {
            warmUp(app, kind);
        }
        settle();
        return requests;
    }

    /**
     * Until the compiler has done its work: the same load again and again, until it goes through no faster than before.
     * A fixed time would give the faster application more requests to warm up with.
     */
    private void warmUp(AppProcess app, List<Request> requests) throws Exception {
        var best = 0.0;
        var passes = new ArrayList<Long>();
        for (var sinceBest = 0; sinceBest < 8 && passes.size() < plan.warmUpPasses(); sinceBest++) {
            var count = closedLoop.run(app.base(), requests, plan.warmUp()).orThrow();
            var perSecond = count.requests() / seconds(count.elapsed().toNanos());
            passes.add(Math.round(perSecond));
            if (perSecond > best * 1.03) {
                best = perSecond;
                sinceBest = -1;
            }
        }
        results.note(target.name() + ": requests/s while warming up " + passes);
    }

    private void closed(AppProcess app, String what, List<Request> requests) throws Exception {
        var cpu = app.cpuMillis();
        var count = closedLoop.run(app.base(), requests, plan.load()).orThrow();
        add(what + " requests/s", count.requests() / seconds(count.elapsed().toNanos()));
        add(what + " CPU ms/request", (app.cpuMillis() - cpu) / (double) count.requests());
    }

    /** A post counts when its event has left the outbox: the time runs until the last one has. */
    private void publish(AppProcess app, List<Request> requests) throws Exception {
        var cpu = app.cpuMillis();
        var start = System.nanoTime();
        List<Long> samples;
        ClosedLoop.Count count;
        try (var backlog = Backlog.of(target)) {
            count = closedLoop.run(app.base(), requests, plan.load()).orThrow();
            samples = backlog.samples();
        }
        var left = target.open();
        var answered = count.requests() / seconds(count.elapsed().toNanos());
        var drained = Await.within(PATIENCE, () -> target.open() == 0);
        var drainedAt = seconds(System.nanoTime() - start);
        var sent = drained ? count.requests() : count.requests() - target.open();
        add("publish requests/s, answered", answered);
        add("publish requests/s, outbox drained", sent / drainedAt);
        add("publish backlog at the end of the load", left);
        if (drained) {
            if (target.consumesPosts()) {
                Await.within(PATIENCE, () -> lag.total() == 0);
                add(
                        "publish requests/s, all consumers caught up",
                        count.requests() / seconds(System.nanoTime() - start));
            }
        } else {
            results.note(target.name() + ": not drained within " + PATIENCE.toSeconds() + " s, " + target.open()
                    + " events still open");
        }
        add("publish CPU ms/request", (app.cpuMillis() - cpu) / (double) count.requests());
        add("publish backlog flat", Backlog.isFlat(samples, answered) ? 1 : 0);
        results.note(target.name() + ": outbox backlog each second under load " + samples);
    }

    private void open(AppProcess app, String what, int perSecond, List<Request> requests) {
        // Once unmeasured: one request at a time takes other ways, here and there, than the closed loop has warmed up.
        new OpenLoop(perSecond, plan.warmUp()).run(app.base(), requests);
        var latencies = new OpenLoop(perSecond, plan.openLoop()).run(app.base(), requests);
        if (latencies.failed() > 0) {
            throw new IllegalStateException(latencies.failed() + " requests of the open loop failed: " + what);
        }
        add(what + " p50 ms at " + perSecond + "/s", latencies.millis(50));
        add(what + " p99 ms at " + perSecond + "/s", latencies.millis(99));
    }

    private void settle() throws Exception {
        if (!Await.within(PATIENCE, () -> target.open() == 0 && (!target.consumesPosts() || lag.total() == 0))) {
            results.note("%s: not at rest within %d s: %d events open, %d not consumed"
                    .formatted(target.name(), PATIENCE.toSeconds(), target.open(), lag.total()));
        }
    }

    private void add(String what, double figure) {
        results.add(what, target.name(), figure);
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    /** What is measured of one application only. */
    interface Extra {

        Extra NONE = (_, _) -> {};

        void measure(AppProcess app, Requests requests) throws Exception;
    }
}
