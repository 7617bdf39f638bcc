package org.psyhealth.media.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.carrier.Carriers;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.job.JobKind;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.media.record.NewRecord;
import org.psyhealth.media.storage.ObjectKeys;
import org.psyhealth.media.usage.Usage;
import org.psyhealth.platform.delivery.StorageProperties;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.support.ModuleContext;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Files of one person in a module that has no workers, and the jobs that are due for them. */
final class StoredFiles {

    private static final byte[] CONTENT = {1, 2, 3};

    private final ModuleContext module;
    private final Caller owner = new Caller(UUID.randomUUID(), Set.of(Role.MEMBER));

    StoredFiles(ModuleContext module) {
        this.module = module;
    }

    Caller owner() {
        return owner;
    }

    /** Announces a file. */
    UUID announced(MediaPurpose purpose, @Nullable UUID parent) {
        var id = UUID.randomUUID();
        module.get(TransactionTemplate.class).executeWithoutResult(status -> {
            module.get(Usage.class).reserve(owner, 100);
            module.get(MediaRecords.class)
                    .add(new NewRecord(
                            id,
                            owner.id(),
                            purpose,
                            MediaFormat.JPEG,
                            100,
                            new byte[32],
                            parent,
                            null,
                            ObjectKeys.incoming(id)));
        });
        return id;
    }

    /** Announces a file that is made at once, of two objects which are in the store if there is one. */
    UUID ready(MediaPurpose purpose, boolean isStored) {
        return ready(UUID.randomUUID(), purpose, isStored, null, module.clock().instant());
    }

    /** The same with a given id, at a given time. */
    UUID ready(UUID id, MediaPurpose purpose, boolean isStored, @Nullable UUID parent, Instant at) {
        var keys = List.of(served(id), served(id));
        if (isStored) {
            keys.forEach(this::store);
        }
        var result = """
                {"variants": [{"key": "%s", "contentType": "image/jpeg", "length": 3, "width": 1, "height": 1},
                              {"key": "%s", "contentType": "image/jpeg", "length": 3, "width": 1, "height": 1}]}
                """.formatted(keys.getFirst(), keys.getLast());
        module.get(TransactionTemplate.class).executeWithoutResult(status -> {
            module.get(Usage.class).lock(owner.id());
            module.jdbc()
                    .sql("update media.usage set bytes = bytes + 6 where owner_id = :owner")
                    .param("owner", owner.id())
                    .update();
            module.jdbc()
                    .sql("""
                            insert into media.media (id, version, owner_id, purpose, status, content_type, length, sha256,
                                upload_key, parent_id, result, counted, created_at, changed_at)
                            values (:id, 2, :owner, :purpose, 'READY', 'image/jpeg', 100, :sha256, '', :parent,
                                cast(:result as jsonb), 6, :at, :at)""")
                    .param("id", id)
                    .param("owner", owner.id())
                    .param("purpose", purpose.name())
                    .param("sha256", new byte[32])
                    .param("parent", parent)
                    .param("result", result)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
            if (purpose != MediaPurpose.CAPTION) {
                module.get(Jobs.class).add(id, JobKind.DISCARD, at.plus(Carriers.KEPT));
            }
        });
        return id;
    }

    /** Stores an object under a key of a file, as a worker does or a client. */
    void store(String key) {
        module.get(S3Client.class).putObject(put -> put.bucket(bucket()).key(key), RequestBody.fromBytes(CONTENT));
    }

    /** A new key under which a worker may store what it made of a file. */
    static String served(UUID file) {
        return ObjectKeys.made(ObjectKeys.SERVED, file, UUID.randomUUID(), "jpg");
    }

    /** The text of an object. */
    String read(String key) {
        return module.get(S3Client.class)
                .getObjectAsBytes(get -> get.bucket(bucket()).key(key))
                .asUtf8String();
    }

    String bucket() {
        return module.get(StorageProperties.class).bucket();
    }

    /** Does the job that is due, which must be of this kind. */
    static void runNext(ModuleContext module, JobKind expected) {
        var lease = module.get(Jobs.class).take().orElseThrow();
        assertThat(lease.kind()).isEqualTo(expected);
        module.get(JobRunner.class).run(lease);
    }

    /** Does all jobs that are due. */
    static void runAll(ModuleContext module) {
        for (var next = module.get(Jobs.class).take();
                next.isPresent();
                next = module.get(Jobs.class).take()) {
            module.get(JobRunner.class).run(next.get());
        }
    }
}
