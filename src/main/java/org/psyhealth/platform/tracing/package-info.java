/**
 * Spans of SQL statements and of records sent to Kafka. Only for sampled traces, and only where traces are exported;
 * otherwise there is no overhead.
 */
@NullMarked
package org.psyhealth.platform.tracing;

import org.jspecify.annotations.NullMarked;
