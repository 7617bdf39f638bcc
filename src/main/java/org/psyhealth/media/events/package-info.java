/** The events of the media module: its only package that other modules may use. */
@NamedInterface("events")
@NullMarked
package org.psyhealth.media.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
