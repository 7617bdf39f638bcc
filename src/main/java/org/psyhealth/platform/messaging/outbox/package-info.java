/** The way out: a row beside the change, and a relay that brings it to Kafka in order and at least once. */
@NullMarked
package org.psyhealth.platform.messaging.outbox;

import org.jspecify.annotations.NullMarked;
