/** The posts that may be recommended, and how much they are responded to. */
@NullMarked
package org.psyhealth.recommendation.candidate;

import org.jspecify.annotations.NullMarked;
