/** The pipelines, evaluated on steps that only record, and the deployment script, run against recorded replies. */
@NullMarked
package org.psyhealth.delivery;

import org.jspecify.annotations.NullMarked;
