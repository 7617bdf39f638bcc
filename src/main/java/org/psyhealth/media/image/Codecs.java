package org.psyhealth.media.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.IIOServiceProvider;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.spi.ServiceRegistry;
import org.psyhealth.media.format.MediaFormat;

/** The decoders and encoders, each chosen by its class: no other that happens to be installed ever sees a file. */
final class Codecs {

    private static final String JDK = "com.sun.imageio.plugins.";
    private static final ImageReaderSpi PNG = jdk(ImageReaderSpi.class, "png.PNGImageReaderSpi");
    private static final ImageReaderSpi GIF = jdk(ImageReaderSpi.class, "gif.GIFImageReaderSpi");
    private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

    private static final ImageReaderSpi JPEG = jpeg();
    private static final ImageWriterSpi JPEG_WRITER = jdk(ImageWriterSpi.class, "jpeg.JPEGImageWriterSpi");
    private static final ImageWriterSpi PNG_WRITER = jdk(ImageWriterSpi.class, "png.PNGImageWriterSpi");

    private Codecs() {}

    /** A decoder, to be disposed of. */
    static ImageReader reader(MediaFormat format) throws IOException {
        return (switch (format) {
                    case JPEG -> JPEG;
                    case PNG -> PNG;
                    case GIF -> GIF;
                    case WEBP -> WEBP;
                    default -> throw new IllegalArgumentException("No image: " + format);
                })
                .createReaderInstance(null);
    }

    /** An encoder of JPEG or PNG, to be disposed of. */
    static ImageWriter writer(MediaFormat format) throws IOException {
        return (format == MediaFormat.PNG ? PNG_WRITER : JPEG_WRITER).createWriterInstance(null);
    }

    /** Reads CMYK and YCCK, and more dialects, with the decoder of the JDK, which it only looks for when registered. */
    private static ImageReaderSpi jpeg() {
        var registry =
                new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
        var jpeg = new JPEGImageReaderSpi();
        registry.registerServiceProvider(jdk(ImageReaderSpi.class, "jpeg.JPEGImageReaderSpi"), ImageReaderSpi.class);
        registry.registerServiceProvider(jpeg, ImageReaderSpi.class);
        return jpeg;
    }

    private static <T extends IIOServiceProvider> T jdk(Class<T> kind, String name) {
        Iterator<T> all = IIORegistry.getDefaultInstance().getServiceProviders(kind, false);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED), false)
                .filter(provider -> provider.getClass().getName().equals(JDK + name))
                .findFirst()
                .orElseThrow();
    }
}
