/** The language in which reasons are given. */
@NullMarked
package org.psyhealth.recommendation.reader;

import org.jspecify.annotations.NullMarked;
