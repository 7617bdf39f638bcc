/** Captions as they may be served: times and plain text, written anew. */
@NullMarked
package org.psyhealth.media.caption;

import org.jspecify.annotations.NullMarked;
