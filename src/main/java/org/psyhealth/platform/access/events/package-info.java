/** Who may use the API: told by whoever keeps people's accounts, followed by the platform in every process. */
@NamedInterface("access")
@NullMarked
package org.psyhealth.platform.access.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
