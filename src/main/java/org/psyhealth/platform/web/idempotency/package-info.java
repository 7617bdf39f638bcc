/** Idempotency-Key: a repeated POST gets the reply of the first. */
@NamedInterface("idempotency")
@NullMarked
package org.psyhealth.platform.web.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
