/** Shared support for the tests of the modules. */
@NullMarked
package org.psyhealth.support;

import org.jspecify.annotations.NullMarked;
