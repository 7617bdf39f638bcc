/** The OpenAPI document: what springdoc cannot read from the controllers. */
@NullMarked
package org.psyhealth.platform.openapi;

import org.jspecify.annotations.NullMarked;
