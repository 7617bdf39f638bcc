/** Paging of collections with signed keyset cursors. */
@NamedInterface("paging")
@NullMarked
package org.psyhealth.platform.web.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
