/** The topics one can write under, a projection of the topic module's events. */
@NullMarked
package org.psyhealth.post.topicref;

import org.jspecify.annotations.NullMarked;
