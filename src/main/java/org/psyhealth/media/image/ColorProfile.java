package org.psyhealth.media.image;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.util.Optional;

/** An embedded ICC profile, as what it does to colours. A profile that is broken, or of other colours, is as none. */
final class ColorProfile {

    private static final ICC_Profile SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB);

    private final ColorConvertOp toSrgb;

    private ColorProfile(ICC_Profile profile) {
        toSrgb = new ColorConvertOp(new ICC_Profile[] {profile, SRGB}, null);
    }

    /** The profile of a picture in RGB. */
    static Optional<ColorProfile> ofRgb(byte[] bytes) {
        return isOf(bytes, 3) ? Optional.of(new ColorProfile(ICC_Profile.getInstance(bytes))) : Optional.empty();
    }

    /**
     * Whether colours of so many components can be converted with a profile: what the decoder would only find out late.
     */
    static boolean isOf(byte[] bytes, int components) {
        try {
            var profile = ICC_Profile.getInstance(bytes);
            var type = components == 3 ? ColorSpace.TYPE_RGB : ColorSpace.TYPE_CMYK;
            if (profile.getColorSpaceType() != type) {
                return false;
            }
            var probe = Raster.createInterleavedRaster(0, 1, 1, components, null);
            var converted = Raster.createInterleavedRaster(0, 1, 1, 3, null);
            new ColorProfile(profile).toSrgb.filter(probe, converted);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Converts the pixels of a picture in their place. */
    void convert(Picture picture) {
        var width = picture.size().width();
        var samples = new byte[3 * width];
        var raster = Raster.createInterleavedRaster(
                new DataBufferByte(samples, samples.length), width, 1, samples.length, 3, new int[] {0, 1, 2}, null);
        var argb = picture.argb();
        for (var first = 0; first < argb.length; first += width) {
            for (var x = 0; x < width; x++) {
                samples[3 * x] = (byte) (argb[first + x] >> 16);
                samples[3 * x + 1] = (byte) (argb[first + x] >> 8);
                samples[3 * x + 2] = (byte) argb[first + x];
            }
            toSrgb.filter(raster, raster);
            for (var x = 0; x < width; x++) {
                argb[first + x] = argb[first + x] & 0xFF000000
                        | (samples[3 * x] & 0xFF) << 16
                        | (samples[3 * x + 1] & 0xFF) << 8
                        | samples[3 * x + 2] & 0xFF;
            }
        }
    }
}
