package org.psyhealth.media.caption;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.RefusedFileException;

/**
 * Writes captions anew. Of a WebVTT file the times, the known settings and the plain text of its cues remain; its
 * header, styles, regions, notes, names of cues and tags do not.
 *
 * @see <a href="https://www.w3.org/TR/webvtt1/">WebVTT: The Web Video Text Tracks Format</a>
 */
public final class CaptionCleaner {

    /** The longest file that is read or written, in bytes: almost 8,000 cues. */
    static final int MAX_BYTES = 256 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String MAGIC = "WEBVTT";
    private static final Pattern HEADER = Pattern.compile(MAGIC + "([ \t\n].*)?", Pattern.DOTALL);

    /**
     * Writes the cleaned copy of captions. Cleaning the copy again gives the same bytes.
     *
     * @param target created or overwritten, if the captions are accepted
     * @throws RefusedFileException {@code WRONG_TYPE} if it does not begin as WebVTT; {@code TOO_LARGE} if it has more
     *     than 256 KiB, or would have once it is written anew; {@code UNREADABLE} if it is not UTF-8, has a block that
     *     is none of WebVTT, a cue that ends before it begins, or no text
     */
    public CleanCaption clean(Path source, Path target) throws RefusedFileException, IOException {
        var cues = CueParser.parse(textOf(source));
        var blocks = cues.stream().map(Cue::block).collect(Collectors.joining("\n", MAGIC + "\n\n", ""));
        var bytes = blocks.getBytes(StandardCharsets.UTF_8);
        requireSize(bytes.length);
        Files.write(target, bytes);
        return new CleanCaption(cues.size(), end(cues), transcript(cues));
    }

    private static String textOf(Path source) throws RefusedFileException, IOException {
        requireSize(Files.size(source));
        var bytes = Files.readAllBytes(source);
        var beginning = withoutMark(new String(bytes, StandardCharsets.UTF_8)).replace('\r', '\n');
        if (!HEADER.matcher(beginning).matches()) {
            throw new RefusedFileException(RefusalReason.WRONG_TYPE, "it does not begin with " + MAGIC);
        }
        try {
            var text = withoutMark(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
            return text.replace("\r\n", "\n").replace('\r', '\n');
        } catch (CharacterCodingException broken) {
            throw new RefusedFileException(RefusalReason.UNREADABLE, "it is not UTF-8", broken);
        }
    }

    private static void requireSize(long bytes) throws RefusedFileException {
        if (bytes > MAX_BYTES) {
            throw new RefusedFileException(RefusalReason.TOO_LARGE, "it has more than " + MAX_BYTES + " bytes");
        }
    }

    private static String withoutMark(String text) {
        return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
    }

    private static Duration end(List<Cue> cues) {
        return Duration.ofMillis(
                cues.stream().map(Cue::end).max(Comparator.naturalOrder()).orElse(0L));
    }

    private static String transcript(List<Cue> cues) {
        return cues.stream().map(Cue::text).collect(Collectors.joining("\n"));
    }
}
