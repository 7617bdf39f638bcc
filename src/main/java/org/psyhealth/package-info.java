/** The application: modules on one platform, started by {@link org.psyhealth.PsyHealthApplication}. */
@NullMarked
package org.psyhealth;

import org.jspecify.annotations.NullMarked;
