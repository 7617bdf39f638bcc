/** What staff may do: decide about held files, keep the list of what may not be shown, and see to the queue. */
@NullMarked
package org.psyhealth.media.admin;

import org.jspecify.annotations.NullMarked;
