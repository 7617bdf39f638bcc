/** People whom the caller may want to follow. */
@NullMarked
package org.psyhealth.follow.suggestion;

import org.jspecify.annotations.NullMarked;
