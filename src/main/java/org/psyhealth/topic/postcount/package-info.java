/** How many published posts stand under each topic, counted from the post module's events. */
@NullMarked
package org.psyhealth.topic.postcount;

import org.jspecify.annotations.NullMarked;
