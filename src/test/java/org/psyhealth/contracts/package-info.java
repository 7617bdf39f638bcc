/**
 * The published contracts: generated from the code, committed, and guarded against unreviewed or incompatible change.
 */
@NullMarked
package org.psyhealth.contracts;

import org.jspecify.annotations.NullMarked;
