/**
 * The consistency of data while processes, the broker and the database fail: load on real processes, a ledger of every
 * response, and the comparison of the ledger with the state of the system afterwards, and again after a full replay.
 */
@NullMarked
package org.psyhealth.acceptance.scenario;

import org.jspecify.annotations.NullMarked;
