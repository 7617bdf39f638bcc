package org.psyhealth.media.objects;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.events.MediaVariant;
import org.psyhealth.media.job.Lease;
import org.psyhealth.media.record.MediaRecord;
import org.psyhealth.media.record.MediaResult;
import org.psyhealth.media.storage.EdgeCache;
import org.psyhealth.media.storage.MultipartUploads;
import org.psyhealth.media.storage.ObjectKeys;
import org.psyhealth.media.storage.ObjectStore;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.AbortedException;

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
                        .flatMap(FileObjects::placesOf)
                        .collect(Collectors.toSet());
        remove(file.id(), key -> !served.contains(key) && !(keepsOriginal && key.startsWith(ObjectKeys.INCOMING)));
    }

    /** Where an object may be: it may be moved at this moment. */
    private static Stream<String> placesOf(String key) {
        return Stream.of(
                key,
                ObjectKeys.withheld(key),
                ObjectKeys.restored(ObjectKeys.SERVED, key),
                ObjectKeys.restored(ObjectKeys.HELD, key));
    }

    /**
     * Moves what is served of a file to where only staff see it, under new keys, so that an address which was signed
     * before finds nothing. It removes only what it has moved: a worker that returns late takes away nothing that was
     * restored meanwhile.
     */
    public MediaResult withhold(Lease lease, MediaResult served) {
        var moved = served.variants().stream()
                .map(variant -> copied(variant, variant.key(), ObjectKeys.withheld(variant.key())))
                .toList();
        store.delete(served.variants().stream().map(MediaVariant::key).toList());
        edges.forget(lease.subjectId(), lease.token());
        return served.with(moved);
    }

    /** Copies what was withheld to where readers get it, or its owner a document; the copies for staff go later. */
    public MediaResult restore(MediaRecord file, MediaResult withheld) {
        var area = file.purpose() == MediaPurpose.DOCUMENT ? ObjectKeys.HELD : ObjectKeys.SERVED;
        return withheld.with(withheld.variants().stream()
                .map(variant -> {
                    var moved = ObjectKeys.withheld(variant.key()); // if moving it was interrupted
                    var from = store.find(moved).isPresent() ? moved : variant.key();
                    return copied(variant, from, ObjectKeys.restored(area, variant.key()));
                })
                .toList());
    }

    private MediaVariant copied(MediaVariant variant, String from, String to) {
        if (store.find(to).isEmpty()) {
            store.copy(from, to);
        }
        return new MediaVariant(to, variant.contentType(), variant.length(), variant.width(), variant.height());
    }

    /**
     * Removes what was stored under a lease that was lost, or whose work failed. Who lost a lease is interrupted, and
     * the store cannot be asked by a thread that is: the interrupt is kept for later.
     */
    public void removeMade(Lease lease) {
        var interrupted = Thread.interrupted();
        try {
            removeUnder(lease);
        } catch (AbortedException e) {
            interrupted |= Thread.interrupted();
            removeUnder(lease);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void removeUnder(Lease lease) {
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
