/** The topics: what the broker keeps of each, and that it forgets the rest in time. */
@NullMarked
package org.psyhealth.platform.messaging.topics;

import org.jspecify.annotations.NullMarked;
