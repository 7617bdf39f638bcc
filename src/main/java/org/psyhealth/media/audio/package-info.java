/** Recordings as they may be served: their sound, unchanged, in a container of which nothing else is left. */
@NullMarked
package org.psyhealth.media.audio;

import org.jspecify.annotations.NullMarked;
