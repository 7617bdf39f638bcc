/** PostgreSQL support shared by the modules: aggregates, storable text, and one migration history per schema. */
@NamedInterface("persistence")
@NullMarked
package org.psyhealth.platform.persistence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
