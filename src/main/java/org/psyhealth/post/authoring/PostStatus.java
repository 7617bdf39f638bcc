package org.psyhealth.post.authoring;

/** The status of a post, which only moves forward. */
enum PostStatus {
    DRAFT,
    PUBLISHED,
    WITHDRAWN
}
