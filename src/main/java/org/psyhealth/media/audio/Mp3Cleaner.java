package org.psyhealth.media.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

/**
 * MPEG audio, layer III: frames of one kind, one behind the other, and nothing between them. A frame that the end of
 * the file cuts off is dropped, as recorders that are switched off leave one.
 */
final class Mp3Cleaner {

    private final SourceFile source;
    private final TargetFile target;
    private final PlayingTime time;
    private final Mp3Reservoir reservoir;
    private long at;
    private long end;
    private long frames;

    Mp3Cleaner(SourceFile source, TargetFile target, PlayingTime time) {
        this.source = source;
        this.target = target;
        this.time = time;
        reservoir = new Mp3Reservoir(target);
    }

    CleanAudio clean() throws RefusedFileException, IOException {
        var tags = new Mp3Tags(source);
        at = tags.begin();
        end = tags.end();
        var header = headerOfKind(null);
        if (header == null) {
            throw Refusal.wrongType("it does not begin with a frame of layer III");
        }
        var headerBits = source.number(at, Mp3Header.BYTES);
        var table = (byte[]) null;
        if (isWhole(header) && Mp3Info.isAt(source, at, header) && side(header).length() == 0) {
            table = Mp3Info.table(source, at, header);
            target.extend(table == null ? 0 : header.length());
            at += header.length();
        }
        copyFrames(header);
        reservoir.finish();
        if (table != null) {
            target.put(0, Mp3Info.frame(headerBits, header, table, frames, target.end()));
        }
        var sound = PlayingTime.of(frames * header.samples(), header.rate());
        return new CleanAudio(MediaFormat.MP3, "mp3", time.of(sound, sound));
    }

    private void copyFrames(Mp3Header first) throws RefusedFileException, IOException {
        for (var header = headerOfKind(first); header != null && isWhole(header); header = headerOfKind(first)) {
            var soundAt = header.sideAt() + header.sideLength();
            var place = target.end();
            target.append(at, header.length());
            reservoir.add(side(header), place + soundAt, header.length() - soundAt);
            at += header.length();
            frames++;
            time.limit(PlayingTime.of(frames * first.samples(), first.rate()));
        }
    }

    /** The header of the next frame; null if none follows. */
    private @Nullable Mp3Header headerOfKind(@Nullable Mp3Header first) throws RefusedFileException, IOException {
        if (end - at < Mp3Header.BYTES) {
            return null;
        }
        var header = Mp3Header.of(source.number(at, Mp3Header.BYTES));
        if (header.isPresent() && (first == null || header.get().isLike(first))) {
            return header.get();
        }
        if (first != null && !isZeroToTheEnd()) {
            throw Refusal.unreadable("something else is between its frames");
        }
        return null;
    }

    private boolean isWhole(Mp3Header header) {
        return header.length() <= end - at;
    }

    private boolean isZeroToTheEnd() throws RefusedFileException, IOException {
        for (var place = at; place < end; place++) {
            if (source.u8(place) != 0) {
                return false;
            }
        }
        return true;
    }

    private Mp3Side side(Mp3Header header) throws RefusedFileException, IOException {
        return Mp3Side.of(source.read(at + header.sideAt(), header.sideLength()), header);
    }
}
