/** Who sees whose posts. */
@NullMarked
package org.psyhealth.post.visibility;

import org.jspecify.annotations.NullMarked;
