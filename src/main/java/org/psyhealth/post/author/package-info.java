/** The names of authors, a projection of the user module's events. */
@NullMarked
package org.psyhealth.post.author;

import org.jspecify.annotations.NullMarked;
