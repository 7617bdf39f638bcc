/** Conditional requests: entity tags and If-Match (RFC 9110, section 13). */
@NamedInterface("conditional")
@NullMarked
package org.psyhealth.platform.web.conditional;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
