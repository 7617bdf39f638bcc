/** Which modules this process runs, and what it tells others about them. */
@NullMarked
package org.psyhealth.platform.modules;

import org.jspecify.annotations.NullMarked;
