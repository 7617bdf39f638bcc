package org.psyhealth.platform.contact;

/** A ciphertext that was made for another person, was changed, or whose key this process does not have. */
public class UnreadableContactException extends RuntimeException {

    private final boolean keyMissing;

    UnreadableContactException(String message, boolean keyMissing) {
        super(message);
        this.keyMissing = keyMissing;
    }

    /** Whether the ciphertext may be sound and only its key is not configured here. */
    public boolean isKeyMissing() {
        return keyMissing;
    }
}
