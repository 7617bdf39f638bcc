package org.psyhealth.bench.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param product the packaged product; null measures the control only
 * @param productArguments further arguments of the product
 * @param compare whether to measure the product against the control
 * @param outboxes whether to measure the outboxes against each other
 * @param publishOnly whether to measure nothing but publishing, while working on it
 * @param latencyOnly whether to measure nothing but the way of an event through the product, while working on it
 * @param work for logs and data of the processes: must not exist yet
 * @param results where the report goes
 */
record Options(
        boolean quick,
        @Nullable Path product,
        List<String> productArguments,
        boolean compare,
        boolean outboxes,
        boolean publishOnly,
        boolean latencyOnly,
        Path work,
        Path results) {

    static Options of(String[] args) {
        var quick = false;
        Path product = null;
        var productArguments = new ArrayList<String>();
        var compare = true;
        var outboxes = true;
        var publishOnly = false;
        var latencyOnly = false;
        var work = Path.of("target/run");
        var results = Path.of("results");
        for (var arg : args) {
            var value = arg.substring(arg.indexOf('=') + 1);
            switch (arg.split("=")[0]) {
                case "--quick" -> quick = true;
                case "--product" -> product = Path.of(value).toAbsolutePath();
                case "--product-arg" -> productArguments.add(value);
                case "--no-outboxes" -> outboxes = false;
                case "--outboxes-only" -> compare = false;
                case "--publish-only" -> {
                    publishOnly = true;
                    outboxes = false;
                }
                case "--latency-only" -> {
                    latencyOnly = true;
                    outboxes = false;
                }
                case "--work" -> work = Path.of(value).toAbsolutePath();
                case "--results" -> results = Path.of(value);
                default -> throw new IllegalArgumentException("Unknown option " + arg);
            }
        }
        return new Options(quick, product, productArguments, compare, outboxes, publishOnly, latencyOnly, work, results);
    }
}
