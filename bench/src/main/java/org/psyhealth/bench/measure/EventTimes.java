package org.psyhealth.bench.measure;

import java.time.Duration;
import org.psyhealth.bench.load.OpenLoop;
import org.psyhealth.bench.subject.AppProcess;
import org.psyhealth.bench.subject.Await;
import org.psyhealth.bench.subject.ProductTarget;
import org.psyhealth.bench.subject.Services;
import org.psyhealth.bench.subject.Target.Requests;

/** How fast an event of the product travels: to Kafka, and into a follower's inbox. */
record EventTimes(ProductTarget product, Services services, Plan plan, Results results) implements Slot.Extra {

    @Override
    public void measure(AppProcess app, Requests requests) throws Exception {
        toKafka(app, requests);
        toInbox(app);
    }

    private void toKafka(AppProcess app, Requests requests) throws Exception {
        new OpenLoop(Plan.EVENTS_PER_SECOND, plan.warmUpToKafka()).run(app.base(), requests.publish());
        var before = DelayHistogram.read(product.management());
        try (var delay = new EventDelay(services.bootstrapServers(), "post-events")) {
            var load = new OpenLoop(Plan.EVENTS_PER_SECOND, plan.openLoop().multipliedBy(2));
            load.run(app.base(), requests.publish());
            Await.within(Duration.ofSeconds(30), () -> product.open() == 0);
            Thread.sleep(500);
            var arrivals = delay.arrivals();
            if (arrivals.count() > 0) {
                add("ce_time to a consumer p50 ms at 100/s", arrivals.millis(50));
                add("ce_time to a consumer p99 ms at 100/s", arrivals.millis(99));
            }
            results.note("product: " + arrivals.count() + " events read from Kafka");
        }
        var after = DelayHistogram.read(product.management());
        DelayHistogram.millis(before, after, 50).ifPresent(p50 -> add("commit to Kafka p50 ms at 100/s", p50));
        DelayHistogram.millis(before, after, 99).ifPresent(p99 -> add("commit to Kafka p99 ms at 100/s", p99));
    }

    private void toInbox(AppProcess app) throws Exception {
        try (var inbox = new InboxWatch(app.base(), product.follower())) {
            new OpenLoop(Plan.POSTS_PER_SECOND, plan.inbox())
                    .run(app.base(), product.followedPosts(), response -> response.headers()
                            .firstValue("Location")
                            .ifPresent(inbox::written));
            Await.within(Duration.ofSeconds(10), () -> inbox.missing() == 0);
            var latencies = inbox.latencies();
            if (latencies.count() > 0) {
                add("publish to inbox p50 ms at 50/s", latencies.millis(50));
                add("publish to inbox p99 ms at 50/s", latencies.millis(99));
            }
            add("publish to inbox, never seen", inbox.missing());
            results.note("product: " + latencies.count() + " posts seen in the follower's inbox");
        }
    }

    private void add(String what, double figure) {
        results.add(what, product.name(), figure);
    }
}
