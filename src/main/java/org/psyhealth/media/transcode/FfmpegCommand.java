package org.psyhealth.media.transcode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.psyhealth.media.format.MediaFormat;

/**
 * The command line: what is read is of the format that was checked before and nothing else, it is a file that names no
 * other, and what is written is one track of sound and nothing else. Where {@code prlimit} is installed, memory,
 * processor time and the length of files are limited.
 */
final class FfmpegCommand {

    private static final Path LIMITS = Path.of("/usr/bin/prlimit");

    /** Thirty minutes of the sound that is made take less. */
    private static final int LONGEST_FILE = 16_000_000;

    private FfmpegCommand() {}

    static List<String> of(FfmpegProperties properties, Path program, Path source, MediaFormat format, Path target) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(LIMITS)) {
            command.addAll(limits(properties));
        }
        command.addAll(List.of(program.toString(), "-hide_banner", "-loglevel", "error", "-nostdin"));
        command.addAll(List.of("-protocol_whitelist", "file,pipe", "-f", demuxerOf(format), "-c:a", decoderOf(format)));
        command.addAll(List.of("-threads", "1", "-i", "file:" + source));
        command.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"));
        command.addAll(List.of("-c:a", "aac", "-profile:a", "aac_low", "-ac", "1", "-ar", "44100", "-b:a", "64k"));
        command.addAll(List.of("-threads", "1", "-fflags", "+bitexact", "-flags:a", "+bitexact"));
        command.addAll(List.of("-movflags", "+faststart", "-fs", String.valueOf(LONGEST_FILE), "-f", "ipod"));
        command.add("file:" + target);
        command.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-c:a", "pcm_s16le", "-ac", "1"));
        command.addAll(List.of("-ar", String.valueOf(Peaks.RATE), "-f", "s16le", "pipe:1"));
        return command;
    }

    private static List<String> limits(FfmpegProperties properties) {
        return List.of(
                LIMITS.toString(),
                "--as=" + properties.memory().toBytes(),
                "--cpu=" + Math.max(1, secondsOf(properties.timeout())),
                "--fsize=" + 2 * LONGEST_FILE,
                "--nofile=64",
                "--core=0",
                "--");
    }

    private static long secondsOf(Duration timeout) {
        return timeout.plusMillis(999).toSeconds();
    }

    private static String demuxerOf(MediaFormat format) {
        return switch (format) {
            case MP3 -> "mp3";
            case M4A -> "mp4";
            case OGG_OPUS -> "ogg";
            case WEBM_OPUS -> "webm";
            default -> throw new IllegalArgumentException(format + " is no format of sound");
        };
    }

    private static String decoderOf(MediaFormat format) {
        return switch (format) {
            case MP3 -> "mp3float";
            case M4A -> "aac";
            case OGG_OPUS, WEBM_OPUS -> "opus";
            default -> throw new IllegalArgumentException(format + " is no format of sound");
        };
    }
}
