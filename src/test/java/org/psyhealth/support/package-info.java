/** What the tests of the modules share. */
@NullMarked
package org.psyhealth.support;

import org.jspecify.annotations.NullMarked;
