/** What the module learns from others: who has called, and with which claims. */
@NullMarked
package org.psyhealth.user.projection;

import org.jspecify.annotations.NullMarked;
