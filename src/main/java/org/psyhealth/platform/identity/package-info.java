/**
 * Publishes the identity of callers to the modules: a person's claims are published when no task has seen them yet or
 * when they changed, whichever module's API the person called.
 */
@NullMarked
package org.psyhealth.platform.identity;

import org.jspecify.annotations.NullMarked;
