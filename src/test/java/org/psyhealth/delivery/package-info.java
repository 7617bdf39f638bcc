/**
 * What brings the product into production: pipelines on steps that only record, scripts against recorded replies,
 * container files.
 */
@NullMarked
package org.psyhealth.delivery;

import org.jspecify.annotations.NullMarked;
