/** E-mail: a queue next to the notifications, and a sender that tolerates an unavailable mail server. */
@NullMarked
package org.psyhealth.notification.email;

import org.jspecify.annotations.NullMarked;
