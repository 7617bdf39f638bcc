/** The documents that state facts of the code, and the tests that fail when they no longer do. */
@NullMarked
package org.psyhealth.documentation;

import org.jspecify.annotations.NullMarked;
