/** Who follows which topic, and what the topics are called. */
@NullMarked
package org.psyhealth.recommendation.following;

import org.jspecify.annotations.NullMarked;
