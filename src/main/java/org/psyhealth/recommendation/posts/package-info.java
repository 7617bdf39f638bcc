/** The posts recommended to a person, each with its reason. */
@NullMarked
package org.psyhealth.recommendation.posts;

import org.jspecify.annotations.NullMarked;
