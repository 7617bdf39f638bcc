/** The topics as members see them: the tree, each topic, those that one follows, and suggestions. */
@NullMarked
package org.psyhealth.topic.reading;

import org.jspecify.annotations.NullMarked;
