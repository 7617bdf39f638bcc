package org.psyhealth.media.storage;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The names of objects. Each begins with where it belongs and the file it is of, so that all objects of a file can be
 * listed; the random part of 128 bits cannot be guessed from anything else.
 */
public final class ObjectKeys {

    /** Where clients put what they upload; never served. */
    public static final String INCOMING = "incoming/";
    /** What readers get. */
    public static final String SERVED = "served/";
    /** What only staff get, and documents, which their owner gets too: as an attachment, never served. */
    public static final String HELD = "held/";

    private static final SecureRandom RANDOM = new SecureRandom();

    private ObjectKeys() {}

    /** A new key for the upload of a file. */
    public static String incoming(UUID media) {
        return INCOMING + media + "/" + random();
    }

    /** A new key for what a worker made under its lease. */
    public static String made(String area, UUID media, UUID lease, String extension) {
        return area + media + "/" + lease + "/" + random() + "." + extension;
    }

    /** Where an object goes that only staff may see any more: always another key, and the same for each attempt. */
    public static String withheld(String key) {
        var name = key.lastIndexOf('/') + 1;
        return key.startsWith(SERVED)
                ? HELD + key.substring(SERVED.length())
                : key.substring(0, name) + "withheld-" + key.substring(name);
    }

    /** What all keys of a file in an area begin with. */
    public static String prefix(String area, UUID media) {
        return area + media + "/";
    }

    private static String random() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
