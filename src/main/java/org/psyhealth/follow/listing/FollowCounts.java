package org.psyhealth.follow.listing;

/**
 * How many people follow a person, and how many the person follows: as many as the lists show to the caller.
 *
 * @param followers 0 or more
 * @param following 0 or more
 */
record FollowCounts(int followers, int following) {}
