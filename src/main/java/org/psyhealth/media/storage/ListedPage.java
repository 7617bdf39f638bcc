package org.psyhealth.media.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what is in the store.
 *
 * @param items what is on it
 * @param next where the next one begins, as the store calls it; null on the last one
 */
public record ListedPage<T>(List<T> items, @Nullable String next) {}
