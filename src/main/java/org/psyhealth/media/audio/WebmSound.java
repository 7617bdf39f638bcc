package org.psyhealth.media.audio;

import java.io.IOException;
import java.time.Duration;
import org.psyhealth.media.format.RefusedFileException;

/** Copies blocks of Opus (RFC 9559, section 10), and counts their time. */
final class WebmSound {

    private static final int LACING = 0x06;
    private static final int FIELDS = 3;
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private final ElementCopy copy;
    private final WebmHeaders headers;
    private final PlayingTime time;
    private long cluster = -1;
    private long begin = Long.MAX_VALUE;
    private long end;
    private long samples;

    WebmSound(ElementCopy copy, WebmHeaders headers, PlayingTime time) {
        this.copy = copy;
        this.headers = headers;
        this.time = time;
    }

    /** Begins a cluster whose time is not yet known. */
    void beginCluster() {
        cluster = -1;
    }

    void timestamp(long units) {
        cluster = units;
    }

    void copy(Element block) throws RefusedFileException, IOException {
        var bytes = copy.read(block);
        var fieldsAt = bytes.limit() == 0 ? 0 : Integer.numberOfLeadingZeros(Byte.toUnsignedInt(bytes.get(0))) - 23;
        if (fieldsAt == 0 || fieldsAt > Long.BYTES || bytes.limit() <= fieldsAt + FIELDS || cluster < 0) {
            throw Refusal.unreadable("a block is not built as it must be");
        }
        var track = 0L;
        for (var i = 0; i < fieldsAt; i++) {
            track = track << Byte.SIZE | Byte.toUnsignedInt(bytes.get(i));
        }
        if ((track & (1L << 7 * fieldsAt) - 1) != headers.trackOfSound()) {
            throw Refusal.unreadable("a block is of no track");
        }
        if ((bytes.get(fieldsAt + 2) & LACING) != 0) {
            throw Refusal.unreadable("a block has more than one packet");
        }
        var packetAt = fieldsAt + FIELDS;
        var packet = OpusPacket.of(bytes.slice(packetAt, bytes.limit() - packetAt));
        copy.keep(block);
        if (packet.padding() > 0) {
            copy.put(block, bytes.limit() - packet.padding(), new byte[packet.padding()]);
        }
        pass(cluster + bytes.getShort(fieldsAt), packet.samples());
    }

    /** How long all of it plays. */
    Duration duration() throws RefusedFileException {
        var timeline = Duration.ofNanos(Math.max(0, end - begin));
        var duration = time.of(PlayingTime.of(samples, OpusPacket.RATE), timeline);
        time.requireTrue(Duration.ofNanos(headers.duration()), Duration.ofNanos(end));
        return duration;
    }

    private void pass(long units, int samplesOfBlock) throws RefusedFileException {
        if (units < 0 || units > Long.MAX_VALUE / 2 / headers.scale()) {
            throw Refusal.unreadable("a block has no sensible time");
        }
        var start = units * headers.scale();
        samples += samplesOfBlock;
        begin = Math.min(begin, start);
        end = Math.max(end, start + (long) samplesOfBlock * NANOS_PER_SECOND / OpusPacket.RATE);
        time.limit(PlayingTime.of(samples, OpusPacket.RATE));
    }
}
