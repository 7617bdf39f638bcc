package org.psyhealth.media.image;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

/** Runs of the processor on files of tests, in a folder of theirs. */
record Run(Path directory) {

    private static final DecodeMemory MEMORY = new DecodeMemory(512L << 20);

    ProcessedImage process(byte[] file, MediaFormat declared, ImageUse use)
            throws RefusedFileException, IOException, InterruptedException {
        var source = Files.write(directory.resolve("source"), file);
        return new ImageProcessor(MEMORY).process(source, declared, use, directory);
    }

    ProcessedImage process(byte[] file, MediaFormat declared)
            throws RefusedFileException, IOException, InterruptedException {
        return process(file, declared, ImageUse.PICTURE);
    }

    /** The largest variant of a file, as a viewer sees it. */
    BufferedImage shown(byte[] file, MediaFormat declared)
            throws RefusedFileException, IOException, InterruptedException {
        return shown(process(file, declared).variants().getLast());
    }

    static BufferedImage shown(Variant variant) {
        try {
            return ImageIO.read(variant.file().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RefusalReason refusal(byte[] file, MediaFormat declared) {
        var refusal = catchThrowableOfType(RefusedFileException.class, () -> process(file, declared));
        if (refusal == null) {
            throw new AssertionError("Not refused");
        }
        return refusal.reason();
    }
}
