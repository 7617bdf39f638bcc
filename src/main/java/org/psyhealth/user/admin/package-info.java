/** What staff may do about people: suspend them, end a suspension, and read how a status came about. */
@NullMarked
package org.psyhealth.user.admin;

import org.jspecify.annotations.NullMarked;
