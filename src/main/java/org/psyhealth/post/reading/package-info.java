/** Reading: one post, or lists of them, by plain SQL and without loading aggregates. */
@NullMarked
package org.psyhealth.post.reading;

import org.jspecify.annotations.NullMarked;
