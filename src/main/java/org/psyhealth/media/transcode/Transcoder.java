package org.psyhealth.media.transcode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.psyhealth.media.audio.AudioCleaner;
import org.psyhealth.media.audio.CleanAudio;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes recordings anew by ffmpeg, if one is configured. It is a program for all formats of the world, so it gets only
 * files that were cleaned before, and what it makes is cleaned as if a stranger had sent it. Whatever goes wrong, the
 * cleaned file is still there to be served.
 */
@Component
public class Transcoder {

    /** Coders begin and end with some silence. */
    private static final Duration INEXACT = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Transcoder.class);

    private final FfmpegProperties properties;
    private final AudioCleaner cleaner;

    Transcoder(FfmpegProperties properties, AudioCleaner cleaner) {
        this.properties = properties;
        this.cleaner = cleaner;
    }

    /**
     * Makes a cleaned recording anew; empty if that is not wanted or did not succeed.
     *
     * @param clean what it was found to be
     * @param directory for files, those of the result among them
     * @throws IOException if the directory cannot be used
     */
    public Optional<Transcoded> transcode(Path recording, CleanAudio clean, Path directory)
            throws IOException, InterruptedException {
        var program = properties.path();
        if (program == null || program.toString().isBlank()) {
            return Optional.empty();
        }
        var coded = directory.resolve("coded");
        var peaks = new Peaks(clean.duration());
        var command = FfmpegCommand.of(properties, program, recording, clean.format(), coded);
        try {
            if (!LimitedProcess.run(command, directory, properties.timeout(), peaks::read)) {
                log.warn("ffmpeg failed or took too long; a recording is served as it came");
                return Optional.empty();
            }
        } catch (IOException e) {
            log.warn("ffmpeg cannot be started; a recording is served as it came: {}", e.getMessage());
            return Optional.empty();
        }
        var recoded = directory.resolve("recoded");
        var made = cleaned(coded, recoded, clean.duration());
        if (made.isEmpty() || !isNear(peaks.duration(), clean.duration())) {
            return Optional.empty();
        }
        var drawn = Files.writeString(directory.resolve("peaks"), peaks.json());
        return Optional.of(new Transcoded(recoded, made.get(), drawn));
    }

    private Optional<CleanAudio> cleaned(Path coded, Path target, Duration expected) throws IOException {
        if (!Files.isRegularFile(coded)) {
            log.warn("ffmpeg made nothing; a recording is served as it came");
            return Optional.empty();
        }
        try {
            var made = cleaner.clean(coded, MediaFormat.M4A, target, expected.plus(INEXACT));
            return Optional.of(made).filter(audio -> isNear(audio.duration(), expected));
        } catch (RefusedFileException e) {
            log.warn("What ffmpeg made is refused: {}; a recording is served as it came", e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isNear(Duration made, Duration expected) {
        return made.minus(expected).abs().compareTo(INEXACT) <= 0;
    }
}
