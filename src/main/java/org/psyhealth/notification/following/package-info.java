/** Who follows which topic, and what the topics are called. */
@NullMarked
package org.psyhealth.notification.following;

import org.jspecify.annotations.NullMarked;
