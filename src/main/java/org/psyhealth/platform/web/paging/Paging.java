package org.psyhealth.platform.web.paging;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ?limit=&cursor=} of a collection request (keyset paging: concurrent inserts neither repeat nor hide other
 * rows). A controller method takes it as a parameter.
 */
public final class Paging {

    /** The parameter for the page size. */
    public static final String LIMIT = "limit";

    /** The parameter for the start of a page. */
    public static final String CURSOR = "cursor";

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    private final int limit;
    private final @Nullable Keyset after;
    private final CursorCodec codec;
    private final String collection;

    Paging(int limit, @Nullable Keyset after, CursorCodec codec, String collection) {
        this.limit = limit;
        this.after = after;
        this.codec = codec;
        this.collection = collection;
    }

    /** How many items the page holds at most, 1 to 100. */
    public int limit() {
        return limit;
    }

    /** How many rows to read: one more than the limit, to know whether a next page exists. */
    public int fetchSize() {
        return limit + 1;
    }

    /** The key after which this page starts; empty for the first page. */
    public Optional<Keyset> after() {
        return Optional.ofNullable(after);
    }

    String cursorAfter(Keyset key) {
        return codec.encode(collection, key);
    }
}
