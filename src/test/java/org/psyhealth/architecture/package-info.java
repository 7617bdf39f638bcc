/** The guard rails: what may see what, and how the code is written. */
@NullMarked
package org.psyhealth.architecture;

import org.jspecify.annotations.NullMarked;
