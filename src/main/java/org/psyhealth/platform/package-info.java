/**
 * Technical code that knows no domain word: the event road, module selection, the web mechanisms, security and
 * persistence. Every module may use all of it; it uses no module.
 */
@ApplicationModule(
        displayName = "Platform",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package org.psyhealth.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
