package org.psyhealth.user.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A module has done its part of a request, once and for good.
 *
 * @param requestId the request
 * @param userId whose data it is about
 * @param module who answers
 * @param kind what was requested
 * @param counts how much it was, by the module's own words
 * @param key names the stored part of an export; null for an erasure
 */
@EventType(value = "org.psyhealth.user.part-answered.v1", subject = "{requestId}/{module}", byReaders = true)
public record PartAnswered(
        EventMeta meta,
        UUID requestId,
        UUID userId,
        String module,
        Kind kind,
        Map<String, Long> counts,
        @Nullable String key)
        implements UserRequest {

    /** The answer of a module: there is one for each request, so its version is 1. */
    public static PartAnswered of(
            UUID requestId,
            UUID userId,
            String module,
            Kind kind,
            Map<String, Long> counts,
            @Nullable String key,
            Instant time) {
        var meta = EventMeta.ofRelation(1, time, requestId, module);
        return new PartAnswered(meta, requestId, userId, module, kind, counts, key);
    }

    /** What was requested. */
    public enum Kind {
        /** A copy of what is kept about the person. */
        EXPORT,
        /** That nothing is kept any more. */
        ERASURE
    }
}
