package org.psyhealth.platform.web.paging;

import org.jspecify.annotations.Nullable;

/** Paging as a request would ask for it, for tests below HTTP. */
public final class Pagings {

    private static final CursorCodec CODEC = new CursorCodec("a secret of the tests");
    private static final String COLLECTION = "a collection";

    private Pagings() {}

    /** The part of so many items that the cursor leads to; the first one without a cursor. */
    public static Paging of(int limit, @Nullable String cursor) {
        return new Paging(limit, cursor == null ? null : CODEC.decode(COLLECTION, cursor), CODEC, COLLECTION);
    }
}
