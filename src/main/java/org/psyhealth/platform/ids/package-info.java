/** Identifiers. */
@NamedInterface("ids")
@NullMarked
package org.psyhealth.platform.ids;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
