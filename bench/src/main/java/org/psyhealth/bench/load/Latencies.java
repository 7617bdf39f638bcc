package org.psyhealth.bench.load;

import java.util.Collection;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/** Times in microseconds, with the number of requests that failed. */
public record Latencies(AbstractHistogram micros, long failed) {

    public static Latencies of(Collection<Long> micros) {
        var histogram = new Histogram(3);
        micros.forEach(value -> histogram.recordValue(Math.max(0, value)));
        return new Latencies(histogram, 0);
    }

    public double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    public long count() {
        return micros.getTotalCount();
    }
}
