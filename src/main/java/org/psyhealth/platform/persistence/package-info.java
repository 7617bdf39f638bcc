/** PostgreSQL habits shared by the modules: aggregates, identifiers, and one migration history per schema. */
@NullMarked
package org.psyhealth.platform.persistence;

import org.jspecify.annotations.NullMarked;
