/** Files that may not be shown, and pictures that look like them. */
@NullMarked
package org.psyhealth.media.blocklist;

import org.jspecify.annotations.NullMarked;
