/** What this process runs, told to clients and operators. */
@NullMarked
package org.psyhealth.platform.discovery;

import org.jspecify.annotations.NullMarked;
