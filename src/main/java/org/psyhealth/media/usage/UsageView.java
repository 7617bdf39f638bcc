package org.psyhealth.media.usage;

/**
 * What a person uses of what they may.
 *
 * @param bytes stored, and reserved for uploads that have begun
 * @param quota how many bytes may be
 * @param unfinished uploads that have begun and are not yet processed
 * @param unfinishedLimit how many may be
 * @param today uploads begun today (UTC)
 * @param dailyLimit how many may be
 */
public record UsageView(long bytes, long quota, int unfinished, int unfinishedLimit, int today, int dailyLimit) {}
