/** The copy that a person gets of what is kept about their files. */
@NullMarked
package org.psyhealth.media.export;

import org.jspecify.annotations.NullMarked;
