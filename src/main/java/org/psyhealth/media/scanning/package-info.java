/** The search for harmful content in files. */
@NullMarked
package org.psyhealth.media.scanning;

import org.jspecify.annotations.NullMarked;
