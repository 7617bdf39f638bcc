/** Who calls and what they may do: tokens, roles and the rules for every path. */
@NamedInterface("security")
@NullMarked
package org.psyhealth.platform.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
