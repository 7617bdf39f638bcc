/** What a person decides about being followed. */
@NullMarked
package org.psyhealth.follow.settings;

import org.jspecify.annotations.NullMarked;
