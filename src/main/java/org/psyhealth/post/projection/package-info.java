/** Projections of other modules' data: the names of authors, and the topics that posts can have. */
@NullMarked
package org.psyhealth.post.projection;

import org.jspecify.annotations.NullMarked;
