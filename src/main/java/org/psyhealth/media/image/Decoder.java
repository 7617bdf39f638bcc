package org.psyhealth.media.image;

import com.twelvemonkeys.imageio.util.ProgressListenerBase;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import org.psyhealth.media.events.RefusalReason;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

/** Decodes a file of which the header is known. Whatever a decoder throws, the file is to blame. */
final class Decoder {

    /**
     * What libjpeg reports of damaged data; it goes on with gray. It also reports bytes that are too many, which
     * happens with intact pictures of some cameras.
     */
    private static final Pattern DAMAGE = Pattern.compile("(?i)premature end|bad huffman|instead of RST");

    private final ImageHeader header;
    private boolean damaged;
    private float progress;

    private Decoder(ImageHeader header) {
        this.header = header;
    }

    /**
     * Decodes a picture, subsampled by the step of its header.
     *
     * @throws RefusedFileException if it cannot be decoded, or not to the end
     */
    static Rows decode(ImageHeader header) throws RefusedFileException {
        try {
            return new RasterRows(new Decoder(header).decode());
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError | AssertionError e) {
            throw new RefusedFileException(RefusalReason.UNREADABLE, "Not decodable as " + header.format(), e);
        }
    }

    private BufferedImage decode() throws IOException, RefusedFileException {
        var reader = Codecs.reader(header.format());
        try (var parts = new Parts(header.parts(), header.watched(), header.decodedBytes())) {
            reader.setInput(parts, false, true);
            if (reader.getWidth(0) != header.size().width()
                    || reader.getHeight(0) != header.size().height()) {
                throw ImageHeader.unreadable("A decoder sees another size than the header tells");
            }
            reader.addIIOReadWarningListener(
                    (_, warning) -> damaged |= DAMAGE.matcher(warning).find());
            reader.addIIOReadProgressListener(new ProgressListenerBase() {
                @Override
                public void imageProgress(ImageReader source, float percentageDone) {
                    progress = percentageDone;
                }
            });
            var param = reader.getDefaultReadParam();
            var step = ImageHeader.step(header.size());
            param.setSourceSubsampling(step, step, 0, 0);
            var image = reader.read(0, param);
            // The decoder of GIF ends in silence where the data ends.
            if (damaged || header.format() == MediaFormat.GIF && progress < 100) {
                throw ImageHeader.unreadable("The picture is damaged");
            }
            return image;
        } finally {
            reader.dispose();
        }
    }
}
