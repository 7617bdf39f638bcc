/** What may help: posts chosen for a person, each with its reason. */
@ApplicationModule(
        displayName = "Recommendation",
        allowedDependencies = {"platform", "user :: events", "topic :: events", "post :: events"})
@NullMarked
package org.psyhealth.recommendation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
