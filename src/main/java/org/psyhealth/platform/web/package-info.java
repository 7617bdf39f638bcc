/** The infrastructure of the HTTP API: problems, paging, entity tags, merge patch, idempotency, limits. */
@NullMarked
package org.psyhealth.platform.web;

import org.jspecify.annotations.NullMarked;
