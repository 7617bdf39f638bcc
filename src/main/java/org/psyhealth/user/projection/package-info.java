/** Consumes the events of others: who has called, and with which claims; and what became of files. */
@NullMarked
package org.psyhealth.user.projection;

import org.jspecify.annotations.NullMarked;
