package org.psyhealth.media.upload;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.psyhealth.media.record.MediaRecord;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.media.record.MediaStatus;
import org.psyhealth.media.record.Transitions;
import org.psyhealth.media.storage.MultipartUploads;
import org.psyhealth.media.storage.ObjectStore;
import org.psyhealth.media.storage.StoredObject;
import org.psyhealth.media.storage.StoredPart;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemType;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Follows an upload from its first byte to its completion. It talks to the object store, so no transaction is open here
 * but those of single statements.
 */
@Service
class CompletionService {

    static final ProblemType UPLOAD_INCOMPLETE =
            new ProblemType("upload-incomplete", HttpStatus.CONFLICT, "Bytes are missing");
    static final ProblemType UPLOAD_MISMATCH =
            new ProblemType("upload-mismatch", HttpStatus.UNPROCESSABLE_CONTENT, "Not the announced file");
    static final ProblemType UPLOAD_OVER = new ProblemType("upload-over", HttpStatus.CONFLICT, "The upload is over");

    private final MediaAccess access;
    private final MediaRecords records;
    private final Transitions transitions;
    private final ObjectStore store;
    private final MultipartUploads uploads;
    private final UploadRequests requests;

    CompletionService(
            MediaAccess access,
            MediaRecords records,
            Transitions transitions,
            ObjectStore store,
            MultipartUploads uploads,
            UploadRequests requests) {
        this.access = access;
        this.records = records;
        this.transitions = transitions;
        this.store = store;
        this.uploads = uploads;
        this.requests = requests;
    }

    /** How to go on with an upload. */
    Upload upload(UUID id, Caller caller) {
        return uploadOf(open(id, caller));
    }

    /** How to begin or go on with the upload of a file. */
    Upload uploadOf(MediaRecord file) {
        if (!UploadRequests.inParts(file)) {
            return new Upload(requests.whole(file), null, null, List.of());
        }
        var present = arrived(file).stream().map(StoredPart::number).toList();
        return new Upload(null, UploadRequests.PART, UploadRequests.partCount(file), present);
    }

    /** Requests that send parts; the first one begins the upload in the object store. */
    SignedParts parts(UUID id, WantedParts wanted, Caller caller) {
        var file = open(id, caller);
        var count = UploadRequests.partCount(file);
        if (!UploadRequests.inParts(file) || wanted.numbers().stream().anyMatch(number -> number > count)) {
            throw new ProblemException(UPLOAD_MISMATCH, "The file has no such part.");
        }
        var uploadId = file.multipartId() == null ? begin(file) : file.multipartId();
        return new SignedParts(wanted.numbers().stream()
                .distinct()
                .map(number -> requests.part(file, uploadId, number))
                .toList());
    }

    /** Completes an upload. Completing it again changes nothing. */
    MediaRecord complete(UUID id, Caller caller) {
        var file = access.own(id, caller);
        if (file.status() != MediaStatus.UPLOADING) {
            return file;
        }
        if (UploadRequests.inParts(file)) {
            join(file);
        }
        var stored = store.find(file.uploadKey())
                .orElseThrow(() -> new ProblemException(UPLOAD_INCOMPLETE, "Send the file first."));
        if (!isAnnounced(stored, file)) {
            store.delete(List.of(file.uploadKey()));
            throw new ProblemException(
                    UPLOAD_MISMATCH, "Its length or checksum is not the announced one. Send the file again.");
        }
        transitions.complete(id, stored.etag());
        return access.own(id, caller);
    }

    private MediaRecord open(UUID id, Caller caller) {
        var file = access.own(id, caller);
        if (file.status() != MediaStatus.UPLOADING) {
            throw new ProblemException(UPLOAD_OVER, "The upload was completed, or its time is over.");
        }
        return file;
    }

    private String begin(MediaRecord file) {
        var begun = uploads.begin(file.uploadKey(), file.format().contentType());
        return records.setMultipartId(file.id(), begun);
    }

    private List<StoredPart> arrived(MediaRecord file) {
        return file.multipartId() == null ? List.of() : uploads.parts(file.uploadKey(), file.multipartId());
    }

    /** Nothing is left to join if the reply to an earlier completion was lost. */
    private void join(MediaRecord file) {
        var parts = arrived(file);
        var uploadId = file.multipartId();
        if (uploadId == null || parts.isEmpty()) {
            return;
        }
        var expected =
                IntStream.rangeClosed(1, UploadRequests.partCount(file)).boxed().toList();
        if (!parts.stream().map(StoredPart::number).toList().equals(expected)
                || parts.stream().anyMatch(part -> part.length() != UploadRequests.lengthOf(file, part.number()))) {
            throw new ProblemException(UPLOAD_INCOMPLETE, "Send the parts that are missing first.");
        }
        uploads.complete(file.uploadKey(), uploadId, new ArrayList<>(parts));
    }

    /** The worker computes the checksum of every file; a store that has done so already saves the work. */
    private static boolean isAnnounced(StoredObject stored, MediaRecord file) {
        var sha256 = stored.sha256();
        return stored.length() == file.length()
                && (sha256 == null
                        || sha256.contains("-") // of a file sent in parts: the checksum of checksums
                        || sha256.equals(Base64.getEncoder().encodeToString(file.sha256())));
    }
}
