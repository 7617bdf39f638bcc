/** Who takes part: profiles made from the identity provider's tokens. */
@ApplicationModule(
        displayName = "User",
        allowedDependencies = {"platform"})
@NullMarked
package org.psyhealth.user;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
