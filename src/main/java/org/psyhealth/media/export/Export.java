package org.psyhealth.media.export;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.psyhealth.media.events.MediaVariant;
import org.psyhealth.media.job.Lease;
import org.psyhealth.media.record.MediaRecord;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.media.record.MediaStatus;
import org.psyhealth.media.request.Requests;
import org.psyhealth.platform.delivery.ExportParts;
import org.psyhealth.platform.delivery.SignedUrls;
import org.psyhealth.user.events.PartAnswered.Kind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores the list of a person's files, and answers with where it is. Whoever repeats it stores it in the same place.
 */
@Component
public class Export {

    private static final Duration LIFETIME = Duration.ofHours(24);

    private final Requests requests;
    private final MediaRecords records;
    private final SignedUrls urls;
    private final ExportParts parts;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Export(
            Requests requests,
            MediaRecords records,
            SignedUrls urls,
            ExportParts parts,
            JsonMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        this.requests = requests;
        this.records = records;
        this.urls = urls;
        this.parts = parts;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Stores the list and answers; nothing is answered if the lease was lost. */
    public void run(Lease lease) {
        var request = requests.get(lease.subjectId());
        var files = records.of(request.userId()).stream().map(this::fileOf).toList();
        var manifest = new Manifest(Manifest.SCHEMA, request.id(), clock.instant(), files);
        var key = parts.put(request.id(), "media", json.writeValueAsBytes(manifest));
        var counts = Map.of("files", (long) files.size());
        transaction.executeWithoutResult(status -> requests.answer(lease, request.userId(), Kind.EXPORT, counts, key));
    }

    private Manifest.ExportedFile fileOf(MediaRecord file) {
        var result = file.status() == MediaStatus.READY ? file.result() : null;
        return new Manifest.ExportedFile(
                file.id(),
                file.purpose(),
                file.status(),
                file.format().contentType(),
                file.length(),
                HexFormat.of().formatHex(file.sha256()),
                file.reason(),
                result == null ? null : result.durationMillis(),
                file.parentId(),
                file.language(),
                file.createdAt(),
                file.changedAt(),
                result == null
                        ? List.of()
                        : result.variants().stream()
                                .map(variant -> downloadOf(file, variant))
                                .toList());
    }

    private Manifest.Download downloadOf(MediaRecord file, MediaVariant variant) {
        var url = variant.isServed()
                ? urls.of(variant.key(), LIFETIME)
                : urls.download(variant.key(), "document." + file.format().extension(), LIFETIME);
        return new Manifest.Download(url, variant.contentType(), variant.length(), variant.width(), variant.height());
    }
}
