/** The inbox in the app: writing to it and reading it. */
@NullMarked
package org.psyhealth.notification.inbox;

import org.jspecify.annotations.NullMarked;
