/** Projections of other modules' data: the people who exist, topics and their followers. */
@NullMarked
package org.psyhealth.follow.projection;

import org.jspecify.annotations.NullMarked;
