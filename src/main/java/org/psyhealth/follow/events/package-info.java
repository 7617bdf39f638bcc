/** The events of the follow module: its only package that other modules may use. */
@NamedInterface("events")
@NullMarked
package org.psyhealth.follow.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
