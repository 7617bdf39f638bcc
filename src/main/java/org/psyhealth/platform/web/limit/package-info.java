/** Rate limits per user or client address, reported in the RateLimit header fields. */
@NamedInterface("limit")
@NullMarked
package org.psyhealth.platform.web.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
