/** What people write: posts and the reactions to them. */
@ApplicationModule(
        displayName = "Post",
        allowedDependencies = {"platform", "user :: events", "topic :: events"})
@NullMarked
package org.psyhealth.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
