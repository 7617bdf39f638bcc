/**
 * Pictures of members as safe, small copies in sRGB without metadata, and what a list of known pictures is asked with.
 */
@NullMarked
package org.psyhealth.media.image;

import org.jspecify.annotations.NullMarked;
