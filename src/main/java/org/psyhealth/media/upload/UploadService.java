package org.psyhealth.media.upload;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.job.JobKind;
import org.psyhealth.media.job.Jobs;
import org.psyhealth.media.record.MediaRecord;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.media.record.NewRecord;
import org.psyhealth.media.storage.ObjectKeys;
import org.psyhealth.media.usage.Usage;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemException.FieldProblem;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Announces files: room is reserved, and the object store is not asked for anything. */
@Service
class UploadService {

    /** As long as the object store keeps the parts of an upload. */
    static final Duration OPEN = Duration.ofHours(24);

    private final MediaRecords records;
    private final Usage usage;
    private final Jobs jobs;
    private final Clock clock;

    UploadService(MediaRecords records, Usage usage, Jobs jobs, Clock clock) {
        this.records = records;
        this.usage = usage;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Transactional
    MediaRecord start(NewMedia wanted, Caller caller) {
        caller.requirePerson();
        var format = Allowed.formatOf(wanted.purpose(), wanted.contentType(), wanted.length());
        checkParent(wanted, caller);
        var language = canonical(wanted.language());
        usage.reserve(caller, wanted.length());
        var id = UuidV7.next();
        var file = records.add(new NewRecord(
                id,
                caller.id(),
                wanted.purpose(),
                format,
                wanted.length(),
                HexFormat.of().parseHex(wanted.sha256()),
                wanted.parentId(),
                language,
                ObjectKeys.incoming(id)));
        jobs.add(id, JobKind.EXPIRE, clock.instant().plus(OPEN));
        return file;
    }

    /** Captions belong to a recording of the same person, and nothing else belongs to anything. */
    private void checkParent(NewMedia wanted, Caller caller) {
        if (wanted.purpose() != MediaPurpose.CAPTION) {
            if (wanted.parentId() != null || wanted.language() != null) {
                throw invalid("parentId", "only captions have a recording and a language");
            }
            return;
        }
        var parent = wanted.parentId();
        if (parent == null || wanted.language() == null) {
            throw invalid("parentId", "captions need the recording they belong to, and their language");
        }
        var isOwnRecording = records.lock(parent)
                .filter(recording -> !recording.ending()
                        && recording.hiddenAt() == null
                        && recording.purpose() == MediaPurpose.AUDIO
                        && recording.ownerId().equals(caller.id()))
                .isPresent();
        if (!isOwnRecording) {
            throw invalid("parentId", "must be a recording of your own");
        }
    }

    /** A tag as BCP 47 writes it: {@code zh-hant-tw} is {@code zh-Hant-TW}, {@code iw} is {@code he}. */
    private static @Nullable String canonical(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        try {
            var language = new Locale.Builder().setLanguageTag(tag).build();
            if (!language.getLanguage().isEmpty()) { // as that of a private tag is
                return language.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // Told below.
        }
        throw invalid("language", "must be a language such as en or zh-Hant");
    }

    private static ProblemException invalid(String field, String message) {
        return new ProblemException(
                Problems.INVALID_REQUEST,
                "Some fields of the request are not valid.",
                List.of(new FieldProblem(field, message)));
    }
}
