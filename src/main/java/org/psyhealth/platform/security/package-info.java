/** Authentication and authorization: tokens, roles and the access rules of all paths. */
@NamedInterface("security")
@NullMarked
package org.psyhealth.platform.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
