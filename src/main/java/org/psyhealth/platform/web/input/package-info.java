/** What a request may contain: strict JSON, storable text, bounded bodies, merge patches. */
@NamedInterface("input")
@NullMarked
package org.psyhealth.platform.web.input;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
