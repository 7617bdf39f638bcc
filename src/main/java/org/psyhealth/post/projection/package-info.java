/**
 * Projections of other modules' data: the names of authors, and the topics that posts can have, and who blocks whom.
 */
@NullMarked
package org.psyhealth.post.projection;

import org.jspecify.annotations.NullMarked;
