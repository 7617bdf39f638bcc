/** A person's profile: made from the first token, changed by its owner, seen by everyone in its public part. */
@NullMarked
package org.psyhealth.user.profile;

import org.jspecify.annotations.NullMarked;
