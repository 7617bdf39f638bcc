/** Reactions of readers to published posts. */
@NullMarked
package org.psyhealth.post.reaction;

import org.jspecify.annotations.NullMarked;
