/**
 * What people wrote while processes, the broker and the database failed: load on real processes, a ledger of every
 * answer, and the comparison of the ledger with what the system shows afterwards, and again after a full replay.
 */
@NullMarked
package org.psyhealth.acceptance.scenario;

import org.jspecify.annotations.NullMarked;
