/** Consuming: typed consumers, retries, and dead letter topics with re-drive. */
@NullMarked
package org.psyhealth.platform.messaging.consumer;

import org.jspecify.annotations.NullMarked;
