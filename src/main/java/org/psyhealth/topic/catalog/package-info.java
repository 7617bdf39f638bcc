/** The topics as staff keep them: their texts and state, their tree, their slugs, and which are merged into which. */
@NullMarked
package org.psyhealth.topic.catalog;

import org.jspecify.annotations.NullMarked;
