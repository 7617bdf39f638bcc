package org.psyhealth.media.transcode;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The loudest sample of each of some equally long pieces of a recording: what a player draws before it plays. */
final class Peaks {

    /** Samples a second, 16 bits each, the lower byte first. */
    static final int RATE = 8000;

    private static final int COUNT = 200;
    private static final int BUFFER = 64 << 10;
    private static final int LOUDEST = 1 << 15;

    private final int[] loudest = new int[COUNT];
    private final long piece;
    private long samples;

    /** @param duration of the recording; what lasts longer counts for the last piece */
    Peaks(Duration duration) {
        piece = Math.max(1, Math.ceilDiv(duration.toMillis() * RATE / 1000, COUNT));
    }

    /** Reads all samples. */
    void read(InputStream sound) throws IOException {
        var in = new BufferedInputStream(sound, BUFFER);
        for (int low = in.read(), high = in.read(); high >= 0; low = in.read(), high = in.read()) {
            var sample = Math.abs((int) (short) (high << 8 | low));
            var index = (int) Math.min(COUNT - 1, samples / piece);
            loudest[index] = Math.max(loudest[index], sample);
            samples++;
        }
    }

    /** How long the samples last that were read. */
    Duration duration() {
        return Duration.ofMillis(samples * 1000 / RATE);
    }

    /** {@code {"peaks":[0,17,100]}}: percents of the loudest there can be, evenly distributed over the recording. */
    String json() {
        return Arrays.stream(loudest)
                .mapToObj(peak -> String.valueOf(peak * 100L / LOUDEST))
                .collect(Collectors.joining(",", "{\"peaks\":[", "]}"));
    }
}
