package org.psyhealth.bench.measure;

import java.net.URI;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.psyhealth.bench.load.Http;
import org.psyhealth.bench.load.Request;

/** The product's own timer of its outbox, as its Prometheus histogram shows it: requests by upper bound in seconds. */
record DelayHistogram(TreeMap<Double, Double> counts) {

    private static final Pattern BUCKET = Pattern.compile(
            "^psyhealth_outbox_delay_seconds_bucket\\{.*?le=\"([^\"]+)\".*?} ([0-9.eE+]+)", Pattern.MULTILINE);

    static DelayHistogram read(URI management) {
        var http = Http.to(management);
        var counts = new TreeMap<Double, Double>();
        for (var path : List.of("/prometheus", "/actuator/prometheus")) {
            var response = http.send(Request.get(path, ""));
            if (response.statusCode() == 200) {
                BUCKET.matcher(response.body())
                        .results()
                        .forEach(bucket -> counts.merge(
                                bound(bucket.group(1)), Double.parseDouble(bucket.group(2)), Double::sum));
                break;
            }
        }
        return new DelayHistogram(counts);
    }

    /** A percentile in milliseconds of what came since, interpolated within its bucket; none without a histogram. */
    static OptionalDouble millis(DelayHistogram before, DelayHistogram after, double percentile) {
        if (after.counts.isEmpty()) {
            return OptionalDouble.empty();
        }
        var since = new TreeMap<Double, Double>();
        after.counts.forEach((bound, count) -> since.put(bound, count - before.counts.getOrDefault(bound, 0.0)));
        var wanted = since.lastEntry().getValue() * percentile / 100;
        var lower = 0.0;
        var below = 0.0;
        for (var bucket : since.entrySet()) {
            if (bucket.getValue() >= wanted && bucket.getValue() > below) {
                var share = (wanted - below) / (bucket.getValue() - below);
                var upper = bucket.getKey().isInfinite() ? lower : bucket.getKey();
                return OptionalDouble.of(1_000 * (lower + share * (upper - lower)));
            }
            lower = bucket.getKey();
            below = bucket.getValue();
        }
        return OptionalDouble.empty();
    }

    private static double bound(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }
}
