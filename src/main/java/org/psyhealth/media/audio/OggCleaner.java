package org.psyhealth.media.audio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

/** Ogg with one stream of Opus (RFC 7845), whose comments are none in the copy. */
final class OggCleaner {

    private static final String COMMENTS = "OpusTags";
    private static final byte[] NO_COMMENTS = (COMMENTS + "\0\0\0\0\0\0\0\0").getBytes(StandardCharsets.US_ASCII);

    private final SourceFile source;
    private final TargetFile target;
    private final PlayingTime time;
    private long at;
    private int serial;
    private int sequence;
    private boolean isOver;

    private final ArrayDeque<OggPage> waiting = new ArrayDeque<>();
    private final OggPacket packet = new OggPacket();
    private int written;
    private long samples;
    private long begin = -1;
    private long end;

    OggCleaner(SourceFile source, TargetFile target, PlayingTime time) {
        this.source = source;
        this.target = target;
        this.time = time;
    }

    CleanAudio clean() throws RefusedFileException, IOException {
        if (!source.hasAt(0, OggPage.MAGIC)) {
            throw Refusal.wrongType("it does not begin with an Ogg page");
        }
        var head = head();
        skipComments();
        write(OggPage.of(head.bytes(), true), false);
        write(OggPage.of(NO_COMMENTS, false), false);
        while (at < source.size()) {
            add(nextPage());
        }
        if (!packet.isEmpty()) {
            throw Refusal.unreadable("its last packet is cut off");
        }
        flush(0);
        var preSkip = Short.toUnsignedInt(head.preSkip());
        var duration = time.of(duration(samples - preSkip), duration(end - begin - preSkip));
        return new CleanAudio(MediaFormat.OGG_OPUS, "opus", duration);
    }

    private OpusHead head() throws RefusedFileException, IOException {
        var page = OggPage.read(source, 0);
        if (!source.hasAt(page.bodyAt(), OpusHead.MAGIC)) {
            throw Refusal.wrongType("its first stream is not Opus");
        }
        if (!page.isFirst() || page.isContinued() || page.isLast() || page.segments() != 1 || !page.endsPacket()) {
            throw Refusal.unreadable("its first page is not one of a header");
        }
        at = page.length();
        serial = page.serial();
        sequence = page.sequence();
        return OpusHead.of(page.body());
    }

    /** One packet on pages of its own, however long (RFC 7845, section 5.2). */
    private void skipComments() throws RefusedFileException, IOException {
        var bodyAt = at + OggPage.read(source, at).bodyAt();
        if (!source.hasAt(bodyAt, COMMENTS)) {
            throw Refusal.unreadable("it has no header of comments");
        }
        var page = nextPage();
        var isFirst = true;
        while (!page.endsPacket()) {
            requirePartOfComments(page, isFirst);
            page = nextPage();
            isFirst = false;
        }
        requirePartOfComments(page, isFirst);
    }

    private void requirePartOfComments(OggPage page, boolean isFirst) throws RefusedFileException {
        var isPart = page.isContinued() != isFirst && !page.isLast() && page.segments() > 0;
        for (var i = 0; i < page.segments() - 1; i++) {
            isPart &= page.segmentLength(i) == OggPage.FULL_SEGMENT;
        }
        if (!isPart) {
            throw Refusal.unreadable("its comments share a page");
        }
    }

    private OggPage nextPage() throws RefusedFileException, IOException {
        var page = OggPage.read(source, at);
        if (isOver || page.isFirst() || page.serial() != serial) {
            throw Refusal.unreadable("it has more than one stream");
        }
        sequence++;
        if (page.sequence() != sequence) {
            throw Refusal.unreadable("a page is missing");
        }
        isOver = page.isLast();
        at += page.length();
        return page;
    }

    /** A page waits until it is known not to be the last, and the packet that ends on a later one is whole. */
    private void add(OggPage page) throws RefusedFileException, IOException {
        if (page.segments() == 0) {
            return;
        }
        if (page.isContinued() == packet.isEmpty()) {
            throw Refusal.unreadable("a packet is cut off");
        }
        waiting.add(page);
        var before = samples;
        var place = page.bodyAt();
        var hasEnd = false;
        for (var i = 0; i < page.segments(); i++) {
            var length = page.segmentLength(i);
            packet.add(page.slice(place, length));
            place += length;
            if (length < OggPage.FULL_SEGMENT) {
                samples += packet.end();
                hasEnd = true;
            }
        }
        if (hasEnd) {
            pass(page.granule(), samples - before);
            flush(1);
        } else if (page.granule() != -1) {
            throw Refusal.unreadable("a page without an end has a time");
        }
    }

    /** The first page tells when the sound begins (RFC 7845, section 4.3). */
    private void pass(long granule, long samplesOfPage) throws RefusedFileException {
        if (granule < end) {
            throw Refusal.unreadable("its time does not go on");
        }
        end = granule;
        if (begin < 0) {
            begin = Math.max(0, granule - samplesOfPage);
        }
        time.limit(duration(samples - OpusPacket.RATE));
    }

    private void flush(int left) throws IOException {
        while (waiting.size() > left) {
            write(waiting.removeFirst(), left == 0 && waiting.isEmpty());
        }
    }

    private void write(OggPage page, boolean isLast) throws IOException {
        target.append(page.renewed(written, isLast));
        written++;
    }

    private static Duration duration(long samples) {
        return PlayingTime.of(Math.max(0, samples), OpusPacket.RATE);
    }
}
