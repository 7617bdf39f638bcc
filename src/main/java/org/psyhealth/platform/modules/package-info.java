/** Which modules this process runs. */
@NamedInterface("modules")
@NullMarked
package org.psyhealth.platform.modules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
