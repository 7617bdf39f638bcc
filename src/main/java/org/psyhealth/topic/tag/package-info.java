/** Free tags: what they are called, which are other names of the same, and which one somebody is about to type. */
@NullMarked
package org.psyhealth.topic.tag;

import org.jspecify.annotations.NullMarked;
