/** Projections of other modules' data: readers, topics and their followers, posts and reactions. */
@NullMarked
package org.psyhealth.recommendation.projection;

import org.jspecify.annotations.NullMarked;
