/** Mutes: a person of whom another hears nothing. */
@NullMarked
package org.psyhealth.follow.muting;

import org.jspecify.annotations.NullMarked;
