/** The kinds of notifications, each defined in one place. */
@NullMarked
package org.psyhealth.notification.kind;

import org.jspecify.annotations.NullMarked;
