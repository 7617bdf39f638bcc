/**
 * The services the application needs, started in this JVM or in child processes from Maven artifacts, for tests and for
 * the dev main. {@link org.psyhealth.services.SharedServices} is the entry point;
 * {@link org.psyhealth.services.LocalServices} connects a Spring context to it.
 */
@NullMarked
package org.psyhealth.services;

import org.jspecify.annotations.NullMarked;
