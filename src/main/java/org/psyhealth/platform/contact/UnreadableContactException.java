package org.psyhealth.platform.contact;

/** A ciphertext that was encrypted for another person, was modified, or whose key this process does not have. */
public class UnreadableContactException extends RuntimeException {

    private final boolean keyMissing;

    UnreadableContactException(String message, boolean keyMissing) {
        super(message);
        this.keyMissing = keyMissing;
    }

    /** Whether the key is not configured here, so that the ciphertext may be valid. */
    public boolean isKeyMissing() {
        return keyMissing;
    }
}
