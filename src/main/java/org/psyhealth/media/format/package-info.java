/** The formats of files, and why one is refused. */
@NullMarked
package org.psyhealth.media.format;

import org.jspecify.annotations.NullMarked;
