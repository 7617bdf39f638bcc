package org.psyhealth.media.audio;

/**
 * A box of an ISO base media file (ISO/IEC 14496-12, 4.2).
 *
 * @param start where its header begins, in bytes from the beginning of the file
 * @param body where its content begins
 * @param end where it ends
 */
record Box(String type, long start, long body, long end) {

    long bodyLength() {
        return end - body;
    }
}
