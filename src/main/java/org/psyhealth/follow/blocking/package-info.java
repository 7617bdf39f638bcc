/** Blocks: two people who do not see each other. */
@NullMarked
package org.psyhealth.follow.blocking;

import org.jspecify.annotations.NullMarked;
