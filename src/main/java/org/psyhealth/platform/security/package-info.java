/** Who calls: bearer tokens, roles, and a deny-by-default filter chain. */
@NullMarked
package org.psyhealth.platform.security;

import org.jspecify.annotations.NullMarked;
