/** Errors as problem documents (RFC 9457): from handlers, filters, Spring and Tomcat. */
@NamedInterface("problem")
@NullMarked
package org.psyhealth.platform.web.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
