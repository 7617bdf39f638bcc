package org.psyhealth.platform.web.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a collection.
 *
 * @param items the items, in the collection's order
 * @param next the cursor of the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * Creates a page from rows that were read with {@link Paging#fetchSize()}: one more than the limit shows whether a
     * next page exists.
     *
     * @param keyOf the sort key of a row, after which the next page starts
     */
    public static <T> Page<T> of(List<T> rows, Paging paging, Function<T, Keyset> keyOf) {
        if (rows.size() <= paging.limit()) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, paging.limit());
        return new Page<>(items, paging.cursorAfter(keyOf.apply(items.getLast())));
    }

    /** The same page with its items mapped. */
    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next);
    }
}
