/** The events of the user module: its only package that other modules may use. */
@NamedInterface("events")
@NullMarked
package org.psyhealth.user.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
