package org.psyhealth.media.storage;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

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

    private static final String WITHHELD = "withheld-";

    private static final Pattern NAMES =
            Pattern.compile("(?:incoming|served|held)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/.+");

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
                : key.substring(0, name) + WITHHELD + key.substring(name);
    }

    /** Where an object goes whose refusal was taken back: always another key, and the same for each attempt. */
    public static String restored(String area, String key) {
        var path = key.substring(key.indexOf('/') + 1, key.lastIndexOf('/') + 1);
        var name = key.substring(key.lastIndexOf('/') + 1);
        return area + path + "again-" + (name.startsWith(WITHHELD) ? name.substring(WITHHELD.length()) : name);
    }

    /** What all keys of a file in an area begin with. */
    public static String prefix(String area, UUID media) {
        return area + media + "/";
    }

    /** The file that an object is of; empty if its key is none of ours. */
    public static Optional<UUID> mediaOf(String key) {
        var names = NAMES.matcher(key);
        return names.matches() ? Optional.of(UUID.fromString(names.group(1))) : Optional.empty();
    }

    private static String random() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
