/** What the features share: the people known here, the lock of two of them, and relations with their times. */
@NullMarked
package org.psyhealth.follow.relation;

import org.jspecify.annotations.NullMarked;
