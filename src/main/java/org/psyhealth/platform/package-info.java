/**
 * Technical code that knows no domain word: events and their transport, module selection, the mechanisms of the web,
 * security and persistence. Each part that modules may use is a named interface; it uses no module.
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
