/** What is talked about: topics, and who follows them. */
@ApplicationModule(
        displayName = "Topic",
        allowedDependencies = {"platform", "user :: events", "post :: events"})
@NullMarked
package org.psyhealth.topic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
