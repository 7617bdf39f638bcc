/**
 * The services the application needs, started inside or beside this JVM from Maven artifacts, for tests and for the dev
 * main alike. {@link org.psyhealth.services.SharedServices} is the way in; {@link org.psyhealth.services.LocalServices}
 * connects a Spring context to it.
 */
@NullMarked
package org.psyhealth.services;

import org.jspecify.annotations.NullMarked;
