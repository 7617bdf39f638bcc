package org.psyhealth.media.upload;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to send the bytes of a file.
 *
 * @param whole the request that sends all of it; null if it must be sent in parts
 * @param partLength how long each part is but the last, bytes; null if it is sent as a whole
 * @param partCount how many parts there are; null if it is sent as a whole
 * @param present the numbers of parts that have arrived
 */
record Upload(
        @Nullable SignedRequest whole,
        @Nullable Long partLength,
        @Nullable Integer partCount,
        List<Integer> present) {

    /**
     * A request that the object store will accept.
     *
     * @param method always PUT
     * @param url where to send it
     * @param headers what it must send, exactly like this
     * @param expiresAt until when; ask for another afterwards
     */
    record SignedRequest(String method, URI url, Map<String, String> headers, Instant expiresAt) {}

    /**
     * A request that sends one part.
     *
     * @param number of the part, from 1
     * @param request what to send
     */
    record Part(int number, SignedRequest request) {}
}
