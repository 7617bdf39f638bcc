/** Who blocks whom, from the events of the follow module. */
@NullMarked
package org.psyhealth.user.block;

import org.jspecify.annotations.NullMarked;
