/** Projections of posts: the topics of each post, and the number of posts in each topic. */
@NullMarked
package org.psyhealth.topic.projection;

import org.jspecify.annotations.NullMarked;
