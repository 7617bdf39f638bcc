package org.psyhealth.acceptance.scenario;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.psyhealth.acceptance.scenario.Ledger.Reaction;

/**
 * A snapshot of what the API shows to everyone.
 *
 * @param posts every post that its author can read, by id
 * @param listed the ids in the list of all published posts, including duplicates
 * @param topics by slug
 */
record Observation(
        Map<UUID, ObservedPost> posts,
        List<UUID> listed,
        Map<String, ObservedTopic> topics,
        Map<Identity, ObservedPerson> people) {

    /** The number of posts in a topic according to the API. */
    record ObservedTopic(UUID id, long postCount) {}

    /**
     * What one person sees.
     *
     * @param follows slugs
     * @param inbox the newest first
     * @param recommended the posts, including duplicates
     */
    record ObservedPerson(
            String memberSince,
            Set<String> follows,
            Set<Reaction> reactions,
            List<ObservedNotification> inbox,
            long unread,
            List<UUID> recommended) {}

    ObservedPerson of(Identity person) {
        var seen = people.get(person);
        if (seen == null) {
            throw new IllegalArgumentException("nobody asked for " + person);
        }
        return seen;
    }
}
