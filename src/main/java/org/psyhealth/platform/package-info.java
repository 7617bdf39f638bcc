/**
 * Technical code without domain concepts: events and their transport, module selection, web, security and persistence
 * infrastructure. Each part that modules may use is a named interface; the platform depends on no module.
 */
@ApplicationModule(
        displayName = "Platform",
        allowedDependencies = {})
@Library
@NullMarked
package org.psyhealth.platform;

import org.jspecify.annotations.NullMarked;
import org.psyhealth.platform.modules.Library;
import org.springframework.modulith.ApplicationModule;
