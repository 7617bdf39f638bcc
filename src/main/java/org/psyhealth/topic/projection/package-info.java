/** What this module keeps of posts: the topics each one stands under, and how many stand under each topic. */
@NullMarked
package org.psyhealth.topic.projection;

import org.jspecify.annotations.NullMarked;
