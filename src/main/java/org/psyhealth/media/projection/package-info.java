/** What this module keeps of other modules: one listener for each of their topics. */
@NullMarked
package org.psyhealth.media.projection;

import org.jspecify.annotations.NullMarked;
