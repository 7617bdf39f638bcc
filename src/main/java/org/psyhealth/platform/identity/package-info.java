/**
 * Who calls is made known to the modules: the claims of a person that no task has seen yet, or that changed, are
 * published, whichever module's API the person called first.
 */
@NullMarked
package org.psyhealth.platform.identity;

import org.jspecify.annotations.NullMarked;
