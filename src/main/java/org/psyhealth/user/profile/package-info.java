/** A person's profile: created from the first token, changed by its owner, with a public part. */
@NullMarked
package org.psyhealth.user.profile;

import org.jspecify.annotations.NullMarked;
