/** Who follows which topic, how many do, and who wants to see a sensitive one. */
@NullMarked
package org.psyhealth.topic.following;

import org.jspecify.annotations.NullMarked;
