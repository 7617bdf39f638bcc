/** Whom the module writes to: names, addresses and languages, and the welcome. */
@NullMarked
package org.psyhealth.notification.recipient;

import org.jspecify.annotations.NullMarked;
