/** What tests of one module share: its database, a small context around its beans, and streams of events. */
@NullMarked
package org.psyhealth.testing;

import org.jspecify.annotations.NullMarked;
