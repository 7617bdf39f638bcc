/** One format of sound that plays everywhere, and its picture, made by an external program if there is one. */
@NullMarked
package org.psyhealth.media.transcode;

import org.jspecify.annotations.NullMarked;
