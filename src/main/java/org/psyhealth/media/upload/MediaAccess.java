package org.psyhealth.media.upload;

import java.util.List;
import java.util.UUID;
import org.psyhealth.media.record.MediaRecord;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.media.record.Refusals;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may see and end a file: its owner may, and staff see it. To everybody else it does not exist. */
@Service
class MediaAccess {

    private final MediaRecords records;
    private final Refusals refusals;

    MediaAccess(MediaRecords records, Refusals refusals) {
        this.records = records;
        this.refusals = refusals;
    }

    MediaRecord own(UUID id, Caller caller) {
        return records.find(id)
                .filter(file -> file.ownerId().equals(caller.id()) && file.hiddenAt() == null)
                .orElseThrow(MediaAccess::notFound);
    }

    MediaRecord visible(UUID id, Caller caller) {
        return records.find(id).filter(file -> maySee(file, caller)).orElseThrow(MediaAccess::notFound);
    }

    List<MediaRecord> visible(List<UUID> ids, Caller caller) {
        return records.find(ids).stream().filter(file -> maySee(file, caller)).toList();
    }

    @Transactional
    void delete(UUID id, IfMatch ifMatch, Caller caller) {
        var file = own(id, caller);
        ifMatch.check(file.version());
        refusals.discard(file.id());
    }

    boolean exists(UUID id) {
        return records.find(id).isPresent();
    }

    private static boolean maySee(MediaRecord file, Caller caller) {
        return file.ownerId().equals(caller.id()) ? file.hiddenAt() == null : isStaff(caller);
    }

    /** A person of the staff; a client that administers something has no business with people's files. */
    private static boolean isStaff(Caller caller) {
        return !caller.isClient() && (caller.is(Role.MODERATOR) || caller.is(Role.ADMIN));
    }

    private static ProblemException notFound() {
        return Problems.notFound("The file");
    }
}
