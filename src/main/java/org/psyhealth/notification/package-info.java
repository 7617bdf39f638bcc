/** What people are told: an inbox in the app, and e-mail. */
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"platform", "user :: events", "topic :: events", "post :: events"})
@NullMarked
package org.psyhealth.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
