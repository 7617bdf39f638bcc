package org.psyhealth.media.scanning;

/** The scanner gave no verdict: the file waits. */
public final class ScannerUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    ScannerUnavailableException(String message) {
        super(message);
    }

    ScannerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
