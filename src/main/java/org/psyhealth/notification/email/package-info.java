/** E-mail: a queue beside the notifications, and a sender that survives a mail server that does not. */
@NullMarked
package org.psyhealth.notification.email;

import org.jspecify.annotations.NullMarked;
