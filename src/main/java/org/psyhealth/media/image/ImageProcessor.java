package org.psyhealth.media.image;

import io.trbl.blurhash.BlurHash;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

/**
 * Makes variants of a picture that somebody sent, of whom the worst is to be expected. Only its pixels come into them;
 * all variants are encoded anew. The headers are checked and stripped of metadata before a decoder sees the file, and
 * decoders get no more memory than all of them together may have.
 */
public final class ImageProcessor {

    /** Of the largest variant: one is scaled, or turned, to another. */
    private static final int COPIES = 2;

    private final DecodeMemory memory;

    /**
     * A processor.
     *
     * @param memory what all processors of the process share
     */
    public ImageProcessor(DecodeMemory memory) {
        this.memory = memory;
    }

    /**
     * Makes the variants, blocking the calling platform thread for up to some seconds.
     *
     * @param declared what the sender says that it is
     * @param outputDirectory an existing directory for the variants, named by their longest sides; when this fails,
     *     some of them may be left in it
     * @throws RefusedFileException if the file is not of the declared type, is damaged or breaks off, or has more than
     *     40 megapixels or 12,000 pixels a side
     * @throws IOException if the source cannot be opened, or a variant not be written
     * @throws InterruptedException if the thread is interrupted, between two steps
     */
    public ProcessedImage process(Path source, MediaFormat declared, ImageUse use, Path outputDirectory)
            throws RefusedFileException, IOException, InterruptedException {
        stopIfInterrupted();
        try (var arena = Arena.ofConfined()) {
            var header = ImageHeader.of(mapped(source, arena), declared);
            var sides = use.sides(header.upright());
            var shape = use.shape(header.upright());
            var largest = shape.withLongest(sides.getFirst());
            try (var _ = memory.take(header.decodedBytes() + COPIES * Integer.BYTES * largest.pixels())) {
                var picture = largest(header, use, largest);
                var variants = new ArrayList<Variant>();
                for (var side : sides) {
                    stopIfInterrupted();
                    picture = picture.scaled(shape.withLongest(side));
                    variants.addFirst(Encoder.write(picture, outputDirectory, side.toString()));
                }
                var thumbnail = picture.onWhite().scaled(new Size(PerceptualHash.SIDE, PerceptualHash.SIDE));
                return new ProcessedImage(
                        variants, BlurHash.encode(thumbnail.image(), 4, 3), PerceptualHash.of(thumbnail));
            }
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw new InterruptedException();
        }
    }

    /** The largest variant, for which alone the source is decoded. */
    private static Picture largest(ImageHeader header, ImageUse use, Size wanted)
            throws RefusedFileException, InterruptedException {
        stopIfInterrupted();
        var rows = Decoder.decode(header);
        stopIfInterrupted();
        var asStored = header.upright().equals(header.size()) ? wanted : wanted.turned();
        var picture = AreaScaler.scaled(rows, use.shape(rows.size()), asStored);
        if (header.profile() != null) {
            ColorProfile.ofRgb(header.profile()).ifPresent(profile -> profile.convert(picture));
        }
        return picture.upright(header.orientation());
    }

    private static ByteBuffer mapped(Path source, Arena arena) throws IOException, RefusedFileException {
        try (var channel = FileChannel.open(source)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new RefusedFileException(RefusalReason.TOO_LARGE, "A file of " + channel.size() + " bytes");
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)
                    .asByteBuffer();
        }
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
