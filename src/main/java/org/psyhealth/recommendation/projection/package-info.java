/** What this module keeps of other modules: readers, topics and their followers, posts and reactions. */
@NullMarked
package org.psyhealth.recommendation.projection;

import org.jspecify.annotations.NullMarked;
