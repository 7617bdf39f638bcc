package org.psyhealth.media.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.RefusedFileException;

/**
 * Reads the cues of a WebVTT file as its syntax is written (section 4), not as players forgive it (section 6): who made
 * a mistake is told, instead of losing a caption.
 */
final class CueParser {

    /** Of the text of a cue, in UTF-16 units. */
    static final int MAX_LINE = 1000;

    private static final String ARROW = "-->";
    private static final Pattern TIMING =
            Pattern.compile(CueTime.PATTERN + "[ \t]*+-->[ \t]*+" + CueTime.PATTERN + "(?:[ \t]+(.*+))?");
    private static final int SETTINGS = 9;
    private static final Pattern UNWANTED = Pattern.compile("(?:NOTE|STYLE|REGION)(?:[ \t].*+)?");

    private final List<Cue> cues = new ArrayList<>();

    private CueParser() {}

    /**
     * The cues of a file that have a text.
     *
     * @param file with line feeds between its lines
     */
    static List<Cue> parse(String file) throws RefusedFileException {
        var parser = new CueParser();
        var block = new ArrayList<String>();
        var isHeader = true;
        var lines = file.lines().skip(1).toList();
        for (var at = 0; at < lines.size(); at++) {
            var line = lines.get(at).strip();
            if (isHeader && line.contains(ARROW)) {
                block.clear();
                isHeader = false;
            }
            if (!endsBlock(lines, at)) {
                block.add(line);
                continue;
            }
            if (!isHeader) {
                parser.add(block);
            }
            isHeader = false;
            block.clear();
        }
        if (!isHeader) {
            parser.add(block);
        }
        if (parser.cues.isEmpty()) {
            throw unreadable("it has no captions");
        }
        return parser.cues;
    }

    /**
     * Whether a line ends a block. One of spaces belongs to its block (section 4.1), and there are services that begin
     * each cue with it; people mean an empty one if the next cue follows.
     */
    private static boolean endsBlock(List<String> lines, int at) {
        var line = lines.get(at);
        return line.isEmpty()
                || line.isBlank()
                        && lines.subList(at + 1, Math.min(at + 3, lines.size())).stream()
                                .anyMatch(next -> next.contains(ARROW));
    }

    private void add(List<String> block) throws RefusedFileException {
        var timing = 0;
        while (timing < block.size() && !block.get(timing).contains(ARROW)) {
            timing++;
        }
        if (block.isEmpty()
                || timing == block.size() && UNWANTED.matcher(block.getFirst()).matches()) {
            return;
        }
        if (timing > 1 || timing == block.size()) {
            throw unreadable("a block is neither a cue nor a note");
        }
        addCue(block.get(timing), block.subList(timing + 1, block.size()));
    }

    private void addCue(String timing, List<String> lines) throws RefusedFileException {
        var match = TIMING.matcher(timing);
        if (!match.matches()) {
            throw unreadable("the times of a cue are not written as they must be");
        }
        var start = CueTime.parse(match, 0);
        var end = CueTime.parse(match, 1);
        if (start >= end) {
            throw unreadable("a cue ends before it begins");
        }
        if (lines.stream().anyMatch(line -> line.contains(ARROW))) {
            throw unreadable("an empty line is missing before a cue");
        }
        var text = CueText.plain(String.join("\n", lines));
        if (text.lines().anyMatch(line -> line.length() > MAX_LINE)) {
            throw unreadable("a line has more than " + MAX_LINE + " characters");
        }
        if (text.isEmpty()) {
            return;
        }
        var settings = match.group(SETTINGS);
        cues.add(new Cue(start, end, settings == null ? "" : CueSettings.valid(settings), text));
    }

    private static RefusedFileException unreadable(String detail) {
        return new RefusedFileException(RefusalReason.UNREADABLE, detail);
    }
}
