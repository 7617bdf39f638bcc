/** The follow module over its own database, as its API shows it. */
@NullMarked
package org.psyhealth.follow;

import org.jspecify.annotations.NullMarked;
