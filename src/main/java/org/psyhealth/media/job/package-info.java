/** What is to be done to files, each by one task at a time. */
@NullMarked
package org.psyhealth.media.job;

import org.jspecify.annotations.NullMarked;
