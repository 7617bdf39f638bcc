/** Lets clients and operators discover what this process runs. */
@NullMarked
package org.psyhealth.platform.discovery;

import org.jspecify.annotations.NullMarked;
