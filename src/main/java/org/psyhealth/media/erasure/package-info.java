/** The erasure of all files of a person. */
@NullMarked
package org.psyhealth.media.erasure;

import org.jspecify.annotations.NullMarked;
