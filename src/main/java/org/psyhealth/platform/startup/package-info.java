/** What is said when the application cannot start. */
@NullMarked
package org.psyhealth.platform.startup;

import org.jspecify.annotations.NullMarked;
