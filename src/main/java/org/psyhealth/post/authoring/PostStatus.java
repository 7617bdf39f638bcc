package org.psyhealth.post.authoring;

/** Where a post stands; it only ever moves forward. */
enum PostStatus {
    DRAFT,
    PUBLISHED,
    WITHDRAWN
}
