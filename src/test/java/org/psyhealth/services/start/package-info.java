/** The start page of a local application: where everything is, who can log in, and what was mailed. */
@NullMarked
package org.psyhealth.services.start;

import org.jspecify.annotations.NullMarked;
