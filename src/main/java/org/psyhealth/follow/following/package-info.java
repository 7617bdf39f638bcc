/** Following and its end. */
@NullMarked
package org.psyhealth.follow.following;

import org.jspecify.annotations.NullMarked;
