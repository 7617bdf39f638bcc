/** The events of the notification module: its only package that other modules may use. */
@NamedInterface("events")
@NullMarked
package org.psyhealth.notification.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
