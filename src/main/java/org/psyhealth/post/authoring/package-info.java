/** Writing: drafts, publishing, editing, withdrawing. */
@NullMarked
package org.psyhealth.post.authoring;

import org.jspecify.annotations.NullMarked;
