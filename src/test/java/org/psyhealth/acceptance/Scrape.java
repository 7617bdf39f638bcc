package org.psyhealth.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One scrape of a Prometheus endpoint.
 *
 * @param series the label sets of each metric
 * @param values the same with their values, as exported
 */
record Scrape(Map<String, List<Map<String, String>>> series, Map<String, Double> values) {

    private static final Pattern LINE = Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    static Scrape of(String uri) {
        try (var http = HttpClient.newHttpClient()) {
            return parse(http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Scrape parse(String text) {
        var series = new TreeMap<String, List<Map<String, String>>>();
        var values = new HashMap<String, Double>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var match = LINE.matcher(line);
            if (!match.matches()) {
                throw new IllegalArgumentException("not a sample: " + line);
            }
            var labels = new TreeMap<String, String>();
            if (match.group(2) != null) {
                LABEL.matcher(match.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            }
            series.computeIfAbsent(match.group(1), name -> new ArrayList<>()).add(labels);
            values.put(match.group(1) + labels, number(match.group(3)));
        });
        return new Scrape(series, values);
    }

    /** The value of the one series with these labels; NaN if there is none. */
    double value(String metric, Map<String, String> labels) {
        return values.getOrDefault(metric + new TreeMap<>(labels), Double.NaN);
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
