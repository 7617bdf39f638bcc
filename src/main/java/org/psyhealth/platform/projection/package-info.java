/** Consumes what the platform itself has to know, in every process. */
@NullMarked
package org.psyhealth.platform.projection;

import org.jspecify.annotations.NullMarked;
