/** Addresses of stored files, signed for a limited time, and the parts of exports. */
@NamedInterface("delivery")
@NullMarked
package org.psyhealth.platform.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
