/** Which things of other modules carry which files. */
@NullMarked
package org.psyhealth.media.carrier;

import org.jspecify.annotations.NullMarked;
