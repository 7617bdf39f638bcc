package org.psyhealth.media.objects;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.psyhealth.media.events.MediaVariant;
import org.psyhealth.media.job.Lease;
import org.psyhealth.media.record.MediaRecord;
import org.psyhealth.media.record.MediaResult;
import org.psyhealth.media.storage.EdgeCache;
import org.psyhealth.media.storage.MultipartUploads;
import org.psyhealth.media.storage.ObjectKeys;
import org.psyhealth.media.storage.ObjectStore;
import org.springframework.stereotype.Component;

/** All objects of one file, wherever they are in the store. */
@Component
public class FileObjects {

    private final ObjectStore store;
    private final MultipartUploads uploads;
    private final EdgeCache edges;

    FileObjects(ObjectStore store, MultipartUploads uploads, EdgeCache edges) {
        this.store = store;
        this.uploads = uploads;
        this.edges = edges;
    }

    /**
     * Removes everything, also the parts of uploads that never ended and the copies that are cached.
     *
     * @throws IllegalStateException if something is still there afterwards: the work must be tried again
     */
    public void removeAll(Lease lease) {
        removeAll(lease.subjectId(), lease.token(), lease.attempt() > 1);
    }

    /**
     * The same.
     *
     * @param request names this attempt; each has its own name
     * @param mayBeCached whether copies may be cached although nothing of the file is in the store any more
     */
    public void removeAll(UUID media, UUID request, boolean mayBeCached) {
        var wasServed = mayBeCached || all(media).anyMatch(key -> key.startsWith(ObjectKeys.SERVED));
        remove(media, key -> true);
        var left = all(media).count() + uploads.count(ObjectKeys.prefix(ObjectKeys.INCOMING, media));
        if (left > 0) {
            throw new IllegalStateException(left + " objects of the file " + media + " remain");
        }
        if (wasServed) {
            edges.forget(media, request);
        }
    }

    /** Removes what is not in use: what interrupted attempts left behind and, if it has had its time, the original. */
    public void tidy(MediaRecord file, boolean keepsOriginal) {
        Set<String> served = file.result() == null
                ? Set.of()
                : file.result().variants().stream()
                        .map(MediaVariant::key)
                        .flatMap(key -> Stream.of(key, ObjectKeys.withheld(key))) // they may be moved at this moment
                        .collect(Collectors.toSet());
        remove(file.id(), key -> !served.contains(key) && !(keepsOriginal && key.startsWith(ObjectKeys.INCOMING)));
    }

    /** Moves what is served of a file to where only staff see it. */
    public MediaResult withhold(Lease lease, MediaResult served) {
        var moved = served.variants().stream().map(this::copied).toList();
        var kept = moved.stream().map(MediaVariant::key).collect(Collectors.toSet());
        store.delete(all(lease.subjectId())
                .filter(key -> !kept.contains(key) && !key.startsWith(ObjectKeys.INCOMING))
                .toList());
        edges.forget(lease.subjectId(), lease.token());
        return new MediaResult(
                moved, served.durationMillis(), served.codec(), served.blurhash(), served.perceptualHash());
    }

    /** Under a new key, so that an address which was signed before finds nothing. */
    private MediaVariant copied(MediaVariant served) {
        var held = ObjectKeys.withheld(served.key());
        if (store.find(held).isEmpty()) {
            store.copy(served.key(), held);
        }
        return new MediaVariant(held, served.contentType(), served.length(), served.width(), served.height());
    }

    /** Removes what was stored under a lease that was lost. */
    public void removeMade(Lease lease) {
        var under = "/" + lease.token() + "/";
        store.delete(all(lease.subjectId()).filter(key -> key.contains(under)).toList());
    }

    private void remove(UUID media, Predicate<String> which) {
        uploads.abortAll(ObjectKeys.prefix(ObjectKeys.INCOMING, media));
        store.delete(all(media).filter(which).toList());
    }

    private Stream<String> all(UUID media) {
        return Stream.of(ObjectKeys.INCOMING, ObjectKeys.SERVED, ObjectKeys.HELD)
                .map(area -> store.list(ObjectKeys.prefix(area, media)))
                .flatMap(List::stream);
    }
}
