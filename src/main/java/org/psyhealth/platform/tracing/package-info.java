/**
 * Spans of what a request does outside of this process: SQL statements, and records sent to Kafka. Only for requests
 * whose trace is sampled, and only where traces are exported at all; nobody else pays for them.
 */
@NullMarked
package org.psyhealth.platform.tracing;

import org.jspecify.annotations.NullMarked;
