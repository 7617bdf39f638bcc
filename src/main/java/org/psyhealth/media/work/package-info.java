/** The workers that examine files and make what is served. */
@NullMarked
package org.psyhealth.media.work;

import org.jspecify.annotations.NullMarked;
