package org.psyhealth.topic.catalog;

/**
 * What a merge or an archiving of a topic would concern.
 *
 * @param followers the people who follow it, or a topic that is merged into it
 * @param posts the published posts in them
 * @param subTopics the active topics directly below it, which have to be moved first
 * @param tags the tags that belong to it
 * @param resources the help resources that belong to it
 */
record TopicImpact(long followers, long posts, long subTopics, long tags, long resources) {}
