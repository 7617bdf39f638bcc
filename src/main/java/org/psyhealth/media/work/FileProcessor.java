package org.psyhealth.media.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.audio.AudioCleaner;
import org.psyhealth.media.caption.CaptionCleaner;
import org.psyhealth.media.events.MediaVariant;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;
import org.psyhealth.media.image.ImageProcessor;
import org.psyhealth.media.image.ImageUse;
import org.psyhealth.media.image.Variant;
import org.psyhealth.media.job.Lease;
import org.psyhealth.media.objects.FileObjects;
import org.psyhealth.media.record.MediaRecord;
import org.psyhealth.media.record.MediaResult;
import org.psyhealth.media.scanning.ScannerUnavailableException;
import org.psyhealth.media.scanning.VirusScanner;
import org.psyhealth.media.storage.ObjectKeys;
import org.psyhealth.media.storage.ObjectStore;
import org.psyhealth.media.storage.ReplacedObjectException;
import org.psyhealth.media.transcode.Transcoder;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/** Fetches an uploaded file, makes what is served of it, and stores that under the worker's lease. */
@Component
class FileProcessor {

    private static final Duration LONGEST_RECORDING = Duration.ofMinutes(30);

    private final ObjectStore store;
    private final FileObjects objects;
    private final VirusScanner scanner;
    private final ImageProcessor images;
    private final AudioCleaner audio;
    private final Transcoder transcoder;
    private final CaptionCleaner captions;

    FileProcessor(
            ObjectStore store,
            FileObjects objects,
            VirusScanner scanner,
            ImageProcessor images,
            AudioCleaner audio,
            Transcoder transcoder,
            CaptionCleaner captions) {
        this.store = store;
        this.objects = objects;
        this.scanner = scanner;
        this.images = images;
        this.audio = audio;
        this.transcoder = transcoder;
        this.captions = captions;
    }

    /**
     * Makes a file.
     *
     * @param directory for files on the way
     * @throws RefusedFileException if it must not be served
     * @throws ScannerUnavailableException if the scanner gave no verdict
     * @throws ReplacedObjectException if the uploaded object is not the one whose upload was completed
     * @throws IOException if the directory cannot be used
     */
    MediaResult process(Lease lease, MediaRecord file, Path directory)
            throws RefusedFileException, ReplacedObjectException, ScannerUnavailableException, IOException,
                    InterruptedException {
        var original = directory.resolve("original");
        var etag = file.etag();
        if (etag == null) {
            throw new ReplacedObjectException();
        }
        store.fetch(file.uploadKey(), etag, original);
        if (!MessageDigest.isEqual(file.sha256(), sha256Of(original))) {
            throw new RefusedFileException(RefusalReason.INCOMPLETE, "another checksum than announced");
        }
        scanner.scan(original);
        return switch (file.purpose()) {
            case AVATAR -> picture(lease, file, original, ImageUse.AVATAR);
            case PICTURE -> picture(lease, file, original, ImageUse.PICTURE);
            case AUDIO -> recording(lease, file, original);
            case CAPTION -> captions(lease, file, original);
            case DOCUMENT -> document(lease, file, original);
        };
    }

    private MediaResult picture(Lease lease, MediaRecord file, Path original, ImageUse use)
            throws RefusedFileException, IOException, InterruptedException {
        var made = images.process(original, file.format(), use, Files.createDirectory(original.resolveSibling("made")));
        var variants = new ArrayList<MediaVariant>();
        for (Variant variant : made.variants()) {
            variants.add(stored(lease, variant.file(), variant.format(), variant.width(), variant.height()));
        }
        var hash = made.perceptualHash();
        return new MediaResult(variants, null, null, made.blurhash(), hash.isPresent() ? hash.getAsLong() : null);
    }

    private MediaResult recording(Lease lease, MediaRecord file, Path original)
            throws RefusedFileException, IOException, InterruptedException {
        var target = original.resolveSibling("clean");
        var clean = audio.clean(original, file.format(), target, LONGEST_RECORDING);
        var made = transcoder.transcode(target, clean, Files.createDirectory(original.resolveSibling("transcoded")));
        if (made.isEmpty()) {
            var variant = stored(lease, target, clean.format(), null, null);
            return new MediaResult(List.of(variant), clean.duration().toMillis(), clean.codec(), null, null);
        }
        var sound = made.get().audio();
        var variants = List.of(
                stored(lease, made.get().file(), sound.format(), null, null),
                stored(lease, made.get().peaks(), ObjectKeys.SERVED, "json", MediaVariant.PEAKS, null, null));
        return new MediaResult(variants, sound.duration().toMillis(), sound.codec(), null, null);
    }

    private MediaResult captions(Lease lease, MediaRecord file, Path original)
            throws RefusedFileException, IOException {
        var target = original.resolveSibling("clean");
        var transcript = captions.clean(original, target).transcript();
        var text = Files.writeString(original.resolveSibling("transcript"), transcript);
        return MediaResult.of(List.of(
                stored(lease, target, file.format(), null, null),
                stored(lease, text, ObjectKeys.SERVED, "txt", MediaVariant.TRANSCRIPT, null, null)));
    }

    /** A document is not opened: only its owner and staff get it, as an attachment. */
    private MediaResult document(Lease lease, MediaRecord file, Path original)
            throws RefusedFileException, IOException {
        try (InputStream content = Files.newInputStream(original)) {
            if (!new String(content.readNBytes(5), StandardCharsets.ISO_8859_1).equals("%PDF-")) {
                throw new RefusedFileException(RefusalReason.WRONG_TYPE, "no PDF");
            }
        }
        return MediaResult.of(List.of(stored(lease, original, file.format(), null, null)));
    }

    private MediaVariant stored(
            Lease lease, Path made, MediaFormat format, @Nullable Integer width, @Nullable Integer height)
            throws IOException {
        var area = format == MediaFormat.PDF ? ObjectKeys.HELD : ObjectKeys.SERVED;
        return stored(lease, made, area, format.extension(), format.contentType(), width, height);
    }

    private MediaVariant stored(
            Lease lease,
            Path made,
            String area,
            String extension,
            String contentType,
            @Nullable Integer width,
            @Nullable Integer height)
            throws IOException {
        var key = ObjectKeys.made(area, lease.subjectId(), lease.token(), extension);
        try {
            store.put(made, key, contentType);
        } catch (SdkException e) {
            discard(lease, e);
            throw e;
        }
        return new MediaVariant(key, contentType, Files.size(made), width, height);
    }

    /** Nobody has use for a part of what was to be made, and one who lost the lease is not asked to come back. */
    private void discard(Lease lease, SdkException failure) {
        try {
            objects.removeMade(lease);
        } catch (SdkException e) {
            failure.addSuppressed(e);
        }
    }

    private static byte[] sha256Of(Path file) throws IOException {
        try (var content = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return content.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
