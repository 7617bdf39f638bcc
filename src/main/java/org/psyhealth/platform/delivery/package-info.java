/** Addresses of stored files, signed for a limited time. */
@NamedInterface("delivery")
@NullMarked
package org.psyhealth.platform.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
