/** What is known of each file, and its transitions. */
@NullMarked
package org.psyhealth.media.record;

import org.jspecify.annotations.NullMarked;
