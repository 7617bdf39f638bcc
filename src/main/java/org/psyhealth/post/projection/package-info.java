/** What this module keeps of other modules: the names of authors, and the topics one can write under. */
@NullMarked
package org.psyhealth.post.projection;

import org.jspecify.annotations.NullMarked;
