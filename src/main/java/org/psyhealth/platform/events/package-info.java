/** Events and their wire format: records, their types, and CloudEvents 1.0 in Kafka's binary mode. */
@NamedInterface("events")
@NullMarked
package org.psyhealth.platform.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
