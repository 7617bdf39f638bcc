/** What the topic module tells the others: the only package of it that they may see. */
@NamedInterface("events")
@NullMarked
package org.psyhealth.topic.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
