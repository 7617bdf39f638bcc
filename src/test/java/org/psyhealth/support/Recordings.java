package org.psyhealth.support;

import java.io.ByteArrayOutputStream;

/** Recordings without a sound. */
public final class Recordings {

    /** MPEG-1, layer III, 32 kbit/s, 48 kHz, mono. */
    private static final byte[] HEADER = {(byte) 0xFF, (byte) 0xFB, 0x14, (byte) 0xC0};

    private static final int FRAME = 96;
    private static final int FRAME_MILLIS = 24;

    private Recordings() {}

    /** An MP3 file that lasts at least so long. */
    public static byte[] mp3(int millis) {
        var file = new ByteArrayOutputStream();
        for (var passed = 0; passed < millis; passed += FRAME_MILLIS) {
            file.writeBytes(HEADER);
            file.writeBytes(new byte[FRAME - HEADER.length]);
        }
        return file.toByteArray();
    }
}
