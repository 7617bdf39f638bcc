package org.psyhealth.media.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

/**
 * Copies the sound of a recording, and of its container only what a player needs. The sound is not transcoded. What is
 * copied is listed, what is removed is not: names, places, times of day, pictures and whatever else a format may hold
 * are absent because nothing asks for them. A file is read in small pieces, in one thread, and never as a whole.
 */
public final class AudioCleaner {

    /** The longest file that is looked at, in bytes. */
    static final long MAX_BYTES = 50L * 1024 * 1024;

    /**
     * Writes the cleaned copy of a recording.
     *
     * @param declared what it is said to be: {@code MP3}, {@code M4A}, {@code OGG_OPUS} or {@code WEBM_OPUS}
     * @param target created or overwritten; it does not exist afterwards unless the recording is accepted
     * @param longest the longest duration that is accepted
     * @throws RefusedFileException {@code WRONG_TYPE} if it has another container or codec, or more than one track of
     *     sound; {@code TOO_LARGE} if it is longer than allowed; {@code UNREADABLE} if it is not built as its format
     *     demands
     * @throws IllegalArgumentException if the declared format is none of sound
     */
    public CleanAudio clean(Path source, MediaFormat declared, Path target, Duration longest)
            throws RefusedFileException, IOException {
        var accepted = false;
        try (var from = new SourceFile(source);
                var to = new TargetFile(target, from)) {
            if (from.size() > MAX_BYTES) {
                throw Refusal.tooLarge("it has more than " + MAX_BYTES + " bytes");
            }
            var audio = walk(from, declared, to, new PlayingTime(longest));
            to.finish();
            accepted = true;
            return audio;
        } catch (ArithmeticException | IndexOutOfBoundsException unforeseen) {
            throw new RefusedFileException(RefusalReason.UNREADABLE, "its structure is not understood", unforeseen);
        } finally {
            if (!accepted) {
                Files.deleteIfExists(target);
            }
        }
    }

    private static CleanAudio walk(SourceFile source, MediaFormat declared, TargetFile target, PlayingTime time)
            throws RefusedFileException, IOException {
        return switch (declared) {
            case MP3 -> new Mp3Cleaner(source, target, time).clean();
            case M4A -> new M4aCleaner(source, target, time).clean();
            case OGG_OPUS -> new OggCleaner(source, target, time).clean();
            case WEBM_OPUS -> new WebmCleaner(source, target, time).clean();
            default -> throw new IllegalArgumentException(declared + " is no format of sound");
        };
    }
}
