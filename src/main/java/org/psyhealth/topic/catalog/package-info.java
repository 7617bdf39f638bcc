/** The topics themselves: created by administrators, read by everyone. */
@NullMarked
package org.psyhealth.topic.catalog;

import org.jspecify.annotations.NullMarked;
