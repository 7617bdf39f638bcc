/** The road in: typed consumers, retries, and dead letter topics with re-drive. */
@NullMarked
package org.psyhealth.platform.events.consumer;

import org.jspecify.annotations.NullMarked;
