/** What the post module tells the others: the only package of it that they may see. */
@NamedInterface("events")
@NullMarked
package org.psyhealth.post.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
