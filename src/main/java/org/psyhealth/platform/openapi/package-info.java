/** The OpenAPI document, with what springdoc cannot derive from the controllers. */
@NullMarked
package org.psyhealth.platform.openapi;

import org.jspecify.annotations.NullMarked;
