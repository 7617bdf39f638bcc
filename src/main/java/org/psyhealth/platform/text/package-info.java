/** Text that people write, by the rules of Unicode: what can be seen of it, its direction, and where it may be cut. */
@NamedInterface("text")
@NullMarked
package org.psyhealth.platform.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
