/** The events of the platform about the people who call. */
@NamedInterface("identity")
@NullMarked
package org.psyhealth.platform.identity.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
