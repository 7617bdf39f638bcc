/** The topics: their retention and compaction, and its enforcement in quiet partitions. */
@NullMarked
package org.psyhealth.platform.messaging.topics;

import org.jspecify.annotations.NullMarked;
