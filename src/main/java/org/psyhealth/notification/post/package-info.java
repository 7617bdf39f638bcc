/** What happens to posts: news for the followers, and reactions for the author. */
@NullMarked
package org.psyhealth.notification.post;

import org.jspecify.annotations.NullMarked;
