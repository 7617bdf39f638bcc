/** The events of the post module: its only package that other modules may use. */
@NamedInterface("events")
@NullMarked
package org.psyhealth.post.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
