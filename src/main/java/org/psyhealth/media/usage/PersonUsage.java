package org.psyhealth.media.usage;

import java.util.List;
import java.util.UUID;
import org.psyhealth.media.events.MediaPurpose;

/**
 * What a person uses, as staff see it.
 *
 * @param ownerId the person
 * @param bytes stored, and reserved for uploads that have begun
 * @param unfinished uploads that have begun and are not yet processed
 * @param unfinishedLimit how many may be
 * @param today uploads begun today (UTC)
 * @param dailyLimit how many may be
 * @param files their files by purpose and status
 */
public record PersonUsage(
        UUID ownerId,
        long bytes,
        int unfinished,
        int unfinishedLimit,
        int today,
        int dailyLimit,
        List<CountedFiles> files) {

    /**
     * Some of a person's files.
     *
     * @param purpose what they are for
     * @param status where they are on their way
     * @param files how many there are
     * @param bytes how many bytes are counted for them
     */
    public record CountedFiles(MediaPurpose purpose, String status, long files, long bytes) {}
}
