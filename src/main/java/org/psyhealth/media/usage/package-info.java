/** How much each person may upload, and has. */
@NullMarked
package org.psyhealth.media.usage;

import org.jspecify.annotations.NullMarked;
