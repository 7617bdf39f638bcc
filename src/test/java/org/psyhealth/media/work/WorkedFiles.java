package org.psyhealth.media.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.job.JobKind;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.media.record.MediaRecord;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.media.record.NewRecord;
import org.psyhealth.media.record.Transitions;
import org.psyhealth.media.storage.ObjectKeys;
import org.psyhealth.media.storage.ObjectStore;
import org.psyhealth.media.usage.Usage;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.support.ModuleContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Files of one person, uploaded and worked on by hand. */
record WorkedFiles(ModuleContext module, Caller owner) {

    static WorkedFiles of(ModuleContext module) {
        return new WorkedFiles(module, new Caller(UUID.randomUUID(), Set.of(Role.MEMBER)));
    }

    UUID uploaded(byte[] content, MediaFormat format, MediaPurpose purpose) throws IOException {
        var id = UUID.randomUUID();
        module.get(TransactionTemplate.class).executeWithoutResult(status -> {
            module.get(Usage.class).reserve(owner, content.length);
            module.get(MediaRecords.class)
                    .add(new NewRecord(
                            id,
                            owner.id(),
                            purpose,
                            format,
                            content.length,
                            sha256(content),
                            null,
                            null,
                            ObjectKeys.incoming(id)));
        });
        var key = find(id).uploadKey();
        put(key, content);
        var etag = module.get(ObjectStore.class).find(key).orElseThrow().etag();
        module.get(Transitions.class).complete(id, etag);
        return id;
    }

    void put(String key, byte[] content) throws IOException {
        var file = Files.createTempFile("upload", "");
        module.get(ObjectStore.class).put(Files.write(file, content), key, "application/octet-stream");
        Files.delete(file);
    }

    void runNext(JobKind expected) {
        var lease = module.get(Jobs.class).take().orElseThrow();
        assertThat(lease.kind()).isEqualTo(expected);
        module.get(JobRunner.class).run(lease);
    }

    MediaRecord find(UUID file) {
        return module.get(MediaRecords.class).find(file).orElseThrow();
    }

    List<String> objects(String area, UUID file) {
        return module.get(ObjectStore.class).list(ObjectKeys.prefix(area, file));
    }

    String usage() {
        return module.jdbc()
                .sql("select bytes || ' ' || unfinished from media.usage where owner_id = :owner")
                .param("owner", owner.id())
                .query(String.class)
                .single();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
