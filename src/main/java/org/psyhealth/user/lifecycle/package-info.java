/** The states of a person: active, suspended, deactivated or erased, how each came about, and what follows from it. */
@NullMarked
package org.psyhealth.user.lifecycle;

import org.jspecify.annotations.NullMarked;
