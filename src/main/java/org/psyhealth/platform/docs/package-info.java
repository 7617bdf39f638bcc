/** The pages about the API and the events for people, under {@code /docs}. */
@NullMarked
package org.psyhealth.platform.docs;

import org.jspecify.annotations.NullMarked;
