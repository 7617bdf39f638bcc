/** What the notification module tells the others: the only package of it that they may see. */
@NamedInterface("events")
@NullMarked
package org.psyhealth.notification.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
