/** Who follows whom, as far as the caller may know, and how many. */
@NullMarked
package org.psyhealth.follow.listing;

import org.jspecify.annotations.NullMarked;
