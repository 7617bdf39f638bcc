/** The whole system over its public interfaces: HTTP, Kafka and mail, in one process or in several. */
@NullMarked
package org.psyhealth.acceptance;

import org.jspecify.annotations.NullMarked;
