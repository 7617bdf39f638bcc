/** The search for objects in the store that no row knows. */
@NullMarked
package org.psyhealth.media.orphan;

import org.jspecify.annotations.NullMarked;
