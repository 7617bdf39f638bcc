/**
 * Publishing from MongoDB without a dual write. The events of a change are stored in the changed document itself, in an
 * array {@code outbox} that the same single-document update extends. A relay then records each in the platform's
 * outbox, in a PostgreSQL transaction, and removes it from the document.
 *
 * <p>A process may die at any point: before the update nothing has happened; after it the event is in the document and
 * the sweeper of this or another task relays it; after the PostgreSQL commit the event is recorded once more, under the
 * same id. So every event is recorded at least once. Relays of one document exclude each other and record all that is
 * pending, so the newest event of a document is always the last that is recorded.
 *
 * <p>It needs no multi-document transaction, change stream, partial index or pipeline update.
 */
@NullMarked
package org.psyhealth.user.outbox;

import org.jspecify.annotations.NullMarked;
