/** Consumes the events of others: who has called, and with which claims; what became of files; and who blocks whom. */
@NullMarked
package org.psyhealth.user.projection;

import org.jspecify.annotations.NullMarked;
