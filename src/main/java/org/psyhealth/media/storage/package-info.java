/** The object store. */
@NullMarked
package org.psyhealth.media.storage;

import org.jspecify.annotations.NullMarked;
