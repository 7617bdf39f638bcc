/** Requests to follow somebody who asks first. */
@NullMarked
package org.psyhealth.follow.request;

import org.jspecify.annotations.NullMarked;
