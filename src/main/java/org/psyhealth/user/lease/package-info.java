/** Work that one task does for all of them. */
@NullMarked
package org.psyhealth.user.lease;

import org.jspecify.annotations.NullMarked;
