/**
 * Publishing: an outbox row in the transaction of the change, and a relay that sends it to Kafka in order and at least
 * once.
 */
@NullMarked
package org.psyhealth.platform.messaging.outbox;

import org.jspecify.annotations.NullMarked;
