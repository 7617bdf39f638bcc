/** Who follows which topic. */
@NullMarked
package org.psyhealth.topic.following;

import org.jspecify.annotations.NullMarked;
