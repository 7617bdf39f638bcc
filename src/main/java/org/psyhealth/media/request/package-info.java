/** What people demand of all modules together: a copy of what is kept about them, and its erasure. */
@NullMarked
package org.psyhealth.media.request;

import org.jspecify.annotations.NullMarked;
