package org.psyhealth.media.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageOutputStream;
import org.psyhealth.media.format.MediaFormat;

/** Writes pictures to files that contain nothing but them. */
final class Encoder {

    private static final float QUALITY = 0.82f;

    private Encoder() {}

    /**
     * Writes a picture as PNG if it is transparent, otherwise as baseline JPEG.
     *
     * @param name of the file, without its extension; a file of this name is replaced
     */
    static Variant write(Picture picture, Path directory, String name) throws IOException {
        var format = picture.opaque() ? MediaFormat.JPEG : MediaFormat.PNG;
        var file = directory.resolve(name + "." + format.extension());
        Files.deleteIfExists(file);
        var writer = Codecs.writer(format);
        try (var output = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(output);
            var param = writer.getDefaultWriteParam();
            if (format == MediaFormat.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(picture.image(), null, null), param);
        } finally {
            writer.dispose();
        }
        return new Variant(file, picture.size().width(), picture.size().height(), format);
    }
}
