/** Projections of other modules' data: recipients, topics and their followers, posts and reactions. */
@NullMarked
package org.psyhealth.notification.projection;

import org.jspecify.annotations.NullMarked;
