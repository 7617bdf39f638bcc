/** The events of the topic module: its only package that other modules may use. */
@NamedInterface("events")
@NullMarked
package org.psyhealth.topic.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
