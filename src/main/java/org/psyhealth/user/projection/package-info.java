/** Consumes the events of the platform: who has called, and with which claims. */
@NullMarked
package org.psyhealth.user.projection;

import org.jspecify.annotations.NullMarked;
