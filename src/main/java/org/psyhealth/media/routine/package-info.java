/** Work that is done by the calendar, by one task for all. */
@NullMarked
package org.psyhealth.media.routine;

import org.jspecify.annotations.NullMarked;
