package org.psyhealth.media.upload;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemType;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** Which formats and lengths each purpose allows. */
final class Allowed {

    static final ProblemType UNSUPPORTED_FILE_TYPE = new ProblemType(
            "unsupported-file-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Files of this type are not accepted");
    static final ProblemType FILE_TOO_LARGE =
            new ProblemType("file-too-large", HttpStatus.CONTENT_TOO_LARGE, "The file is too large");

    private static final Set<MediaFormat> PICTURES =
            Set.of(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.WEBP, MediaFormat.GIF);
    private static final Set<MediaFormat> SOUNDS =
            Set.of(MediaFormat.MP3, MediaFormat.M4A, MediaFormat.OGG_OPUS, MediaFormat.WEBM_OPUS);

    private static final String PICTURE_ADVICE = "Send a JPEG, PNG, WebP or GIF picture.";

    private static final Map<MediaPurpose, Rule> RULES = Map.of(
            MediaPurpose.AVATAR,
            new Rule(PICTURES, PICTURE_ADVICE, DataSize.ofMegabytes(5), "At most 5 MB."),
            MediaPurpose.PICTURE,
            new Rule(PICTURES, PICTURE_ADVICE, DataSize.ofMegabytes(15), "At most 15 MB."),
            MediaPurpose.AUDIO,
            new Rule(
                    SOUNDS,
                    "Send an MP3, M4A, Ogg Opus or WebM Opus recording.",
                    DataSize.ofMegabytes(50),
                    "At most 50 MB."),
            MediaPurpose.CAPTION,
            new Rule(
                    Set.of(MediaFormat.WEBVTT),
                    "Send captions as WebVTT.",
                    DataSize.ofKilobytes(256),
                    "At most 256 KB."),
            MediaPurpose.DOCUMENT,
            new Rule(
                    Set.of(MediaFormat.PDF),
                    "Send the document as a PDF.",
                    DataSize.ofMegabytes(15),
                    "At most 15 MB."));

    /** What people have, and how they get what is accepted. */
    private static final Map<String, String> HINTS = Map.of(
            "image/svg+xml", "Drawings (SVG) can run programs. Export the drawing as PNG.",
            "text/html", "Web pages are not accepted. Take a picture of it, or write the text.",
            "image/tiff", "Save the picture as JPEG or PNG.",
            "image/bmp", "Save the picture as JPEG or PNG.",
            "image/x-icon", "Save the picture as PNG.",
            "image/heic", "Choose \"most compatible\" in the camera's settings, or share the picture as JPEG.",
            "image/heif", "Choose \"most compatible\" in the camera's settings, or share the picture as JPEG.",
            "image/avif", "Save the picture as JPEG or PNG.",
            "application/pdf", "A PDF can only be a document of a therapist.");

    private Allowed() {}

    /**
     * The format of a file that may be uploaded for a purpose.
     *
     * @throws ProblemException 415 with a hint, 413 if it is too large
     */
    static MediaFormat formatOf(MediaPurpose purpose, String contentType, long length) {
        var rule = Objects.requireNonNull(RULES.get(purpose), "each purpose has a rule");
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        var format = MediaFormat.of(type).filter(rule.formats()::contains);
        if (format.isEmpty()) {
            throw new ProblemException(UNSUPPORTED_FILE_TYPE, hintFor(type, rule));
        }
        if (length > rule.longest().toBytes()) {
            throw new ProblemException(FILE_TOO_LARGE, rule.limit());
        }
        return format.get();
    }

    private static String hintFor(String type, Rule rule) {
        if (type.startsWith("video/")) {
            return "Videos are not accepted. A recording of the sound alone is.";
        }
        return HINTS.getOrDefault(type, rule.advice());
    }

    private record Rule(Set<MediaFormat> formats, String advice, DataSize longest, String limit) {}
}
