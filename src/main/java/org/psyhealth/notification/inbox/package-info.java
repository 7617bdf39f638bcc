/** The inbox in the app: what is put into it, and how it is read. */
@NullMarked
package org.psyhealth.notification.inbox;

import org.jspecify.annotations.NullMarked;
