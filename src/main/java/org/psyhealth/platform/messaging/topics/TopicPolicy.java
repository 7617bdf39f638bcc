package org.psyhealth.platform.messaging.topics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;
import org.psyhealth.platform.events.DomainEvent;
import org.psyhealth.platform.events.EffectStream;

/** The retention and compaction settings of a topic. */
public enum TopicPolicy {

    /**
     * The newest record of each key is kept forever, an older one for at most seven days after the newer one. The
     * broker never compacts the active segment, so segments are rolled after a day; {@link QuietPartitions} rolls those
     * of partitions that nothing is written to.
     */
    STATE(Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Days.SEVEN,
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1",
            TopicConfig.SEGMENT_MS_CONFIG, Days.ONE,
            TopicConfig.SEGMENT_BYTES_CONFIG, "67108864")),

    /** Every record is kept for thirty days. */
    EFFECT(thirtyDays()),

    /** Records that a consumer group could not handle are kept for thirty days; each of them raises an alert. */
    DEAD_LETTER(thirtyDays());

    private final SortedMap<String, String> config;

    TopicPolicy(Map<String, String> config) {
        this.config = new TreeMap<>(config);
    }

    /** The policy of a contract's topic: state, unless the contract is marked as an {@link EffectStream}. */
    public static TopicPolicy of(Class<? extends DomainEvent> contract) {
        return contract.isAnnotationPresent(EffectStream.class) ? EFFECT : STATE;
    }

    /** The topic's settings by their Kafka names, in alphabetical order. */
    public SortedMap<String, String> config() {
        return new TreeMap<>(config);
    }

    private static Map<String, String> thirtyDays() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG, Days.THIRTY,
                TopicConfig.SEGMENT_MS_CONFIG, Days.ONE);
    }

    /** In milliseconds. */
    private static final class Days {
        static final String ONE = "86400000";
        static final String SEVEN = "604800000";
        static final String THIRTY = "2592000000";
    }
}
