package org.psyhealth.media.audio;

/**
 * An element of an EBML document (RFC 8794, section 5).
 *
 * @param start where its id begins, in bytes from the beginning of the file
 * @param body where its content begins
 * @param end where it ends, or may end at most if its size is unknown
 */
record Element(int id, long start, long body, long end, boolean isOpen) {

    long bodyLength() {
        return end - body;
    }
}
