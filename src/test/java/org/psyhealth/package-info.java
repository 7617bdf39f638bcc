/** Starts the application for developers. */
@NullMarked
package org.psyhealth;

import org.jspecify.annotations.NullMarked;
