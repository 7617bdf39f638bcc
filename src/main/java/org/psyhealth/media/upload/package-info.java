/** Uploads, and what their owners see of their files. */
@NullMarked
package org.psyhealth.media.upload;

import org.jspecify.annotations.NullMarked;
