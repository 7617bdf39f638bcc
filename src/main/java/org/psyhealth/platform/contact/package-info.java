/** Contact data in transit between modules: encrypted, and never part of a name. */
@NamedInterface("contact")
@NullMarked
package org.psyhealth.platform.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
