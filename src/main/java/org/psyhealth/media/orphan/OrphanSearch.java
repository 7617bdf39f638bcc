package org.psyhealth.media.orphan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.psyhealth.media.storage.ListedObject;
import org.psyhealth.media.storage.ListedUpload;
import org.psyhealth.media.storage.MultipartUploads;
import org.psyhealth.media.storage.ObjectKeys;
import org.psyhealth.media.storage.ObjectStore;
import org.springframework.stereotype.Component;

/**
 * Lists everything in the store and asks, page by page, which of it no row knows. Nothing is kept but the figures, so
 * it takes the same memory for a million objects as for a thousand.
 */
@Component
class OrphanSearch {

    /** What is younger may be about to be known, or about to go by itself. */
    private static final Duration OLD = Duration.ofHours(48);

    private static final List<String> AREAS = List.of(ObjectKeys.INCOMING, ObjectKeys.SERVED, ObjectKeys.HELD);

    private final ObjectStore store;
    private final MultipartUploads uploads;
    private final KnownFiles files;
    private final Clock clock;

    OrphanSearch(ObjectStore store, MultipartUploads uploads, KnownFiles files, Clock clock) {
        this.store = store;
        this.uploads = uploads;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Counts, without removing anything.
     *
     * @param goesOn asked after each page, with the figures so far
     */
    Figures count(Predicate<Figures> goesOn) throws SearchEndedException {
        return walk(Figures.NONE, goesOn, false);
    }

    /**
     * Removes what no row knows.
     *
     * @param counted by a search right before
     * @param goesOn asked before each removal and after each page, with the figures so far
     */
    Figures remove(Figures counted, Predicate<Figures> goesOn) throws SearchEndedException {
        return walk(counted, goesOn, true);
    }

    private Figures walk(Figures start, Predicate<Figures> goesOn, boolean removes) throws SearchEndedException {
        var before = clock.instant().minus(OLD);
        var figures = start;
        for (var area : AREAS) {
            String next = null;
            do {
                var page = store.page(area, next);
                var unknown = unknownAmong(page.items(), before);
                figures = removes
                        ? removed(figures, unknown.size(), goesOn, () -> store.delete(keysOf(unknown)))
                        : figures.plus(page.items().size(), unknown.size(), lengthOf(unknown));
                requireToGoOn(goesOn, figures);
                next = page.next();
            } while (next != null);
        }
        return walkUploads(figures, goesOn, removes, before);
    }

    private Figures walkUploads(Figures start, Predicate<Figures> goesOn, boolean removes, Instant before)
            throws SearchEndedException {
        var figures = start;
        String next = null;
        do {
            var page = uploads.page(ObjectKeys.INCOMING, next);
            var unknown = unknownUploadsAmong(page.items(), before);
            figures = removes
                    ? removed(figures, unknown.size(), goesOn, () -> unknown.forEach(uploads::abort))
                    : figures.plus(page.items().size(), unknown.size(), 0);
            requireToGoOn(goesOn, figures);
            next = page.next();
        } while (next != null);
        return figures;
    }

    private static Figures removed(Figures figures, int count, Predicate<Figures> goesOn, Runnable removal)
            throws SearchEndedException {
        if (count == 0) {
            return figures;
        }
        var after = figures.plusRemoved(count);
        if (after.removed() > figures.mayGo()) {
            throw new SearchEndedException(figures, Outcome.STOPPED);
        }
        requireToGoOn(goesOn, figures);
        removal.run();
        return after;
    }

    private static void requireToGoOn(Predicate<Figures> goesOn, Figures figures) throws SearchEndedException {
        if (!goesOn.test(figures)) {
            throw new SearchEndedException(figures, Outcome.FAILED);
        }
    }

    private List<ListedObject> unknownAmong(List<ListedObject> page, Instant before) {
        var old = page.stream()
                .filter(object -> object.modifiedAt().isBefore(before))
                .toList();
        var known = files.of(filesOf(old.stream().map(ListedObject::key).toList()));
        return old.stream()
                .filter(object ->
                        ObjectKeys.mediaOf(object.key()).filter(known::contains).isEmpty())
                .toList();
    }

    private List<ListedUpload> unknownUploadsAmong(List<ListedUpload> page, Instant before) {
        var old = page.stream()
                .filter(upload -> upload.begunAt().isBefore(before))
                .toList();
        var known = files.uploadsOf(filesOf(old.stream().map(ListedUpload::key).toList()));
        return old.stream().filter(upload -> !known.contains(upload.id())).toList();
    }

    private static List<UUID> filesOf(List<String> keys) {
        return keys.stream()
                .flatMap(key -> ObjectKeys.mediaOf(key).stream())
                .distinct()
                .toList();
    }

    private static List<String> keysOf(List<ListedObject> objects) {
        return objects.stream().map(ListedObject::key).toList();
    }

    private static long lengthOf(List<ListedObject> objects) {
        return objects.stream().mapToLong(ListedObject::length).sum();
    }
}
