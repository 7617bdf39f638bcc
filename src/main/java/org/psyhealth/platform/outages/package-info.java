/** What tells that a service which this process depends on is out of reach, and what is logged of it. */
@NamedInterface("outages")
@NullMarked
package org.psyhealth.platform.outages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
