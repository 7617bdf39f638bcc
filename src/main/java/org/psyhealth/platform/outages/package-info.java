/** Detects and logs outages of the services that this process depends on. */
@NamedInterface("outages")
@NullMarked
package org.psyhealth.platform.outages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
