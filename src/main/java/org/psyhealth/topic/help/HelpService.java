package org.psyhealth.topic.help;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.input.MergePatch;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemException.FieldProblem;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Help resources: what members see, and what staff keep. */
@Service
@Transactional
class HelpService {

    private static final UUID FIRST = new UUID(0, 0);

    private final HelpTable table;
    private final MergePatch mergePatch;

    HelpService(HelpTable table, MergePatch mergePatch) {
        this.table = table;
        this.mergePatch = mergePatch;
    }

    @Transactional(readOnly = true)
    List<HelpResource> shown(String slug, @Nullable String country) {
        var topic = table.currentOf(slug).orElseThrow(() -> Problems.notFound("The topic"));
        return table.shown(topic, country).stream().map(StaffResource::shown).toList();
    }

    @Transactional(readOnly = true)
    Page<StaffResource> list(@Nullable HelpCheck check, @Nullable String country, Paging paging) {
        var oldest = check == null ? LocalDate.EPOCH : check.oldest(table.today());
        var newest = check == null ? HelpCheck.ALWAYS : check.newest(table.today());
        var after = paging.after().map(key -> LocalDate.parse(key.text(0))).orElse(oldest);
        var afterId = paging.after().map(key -> key.uuid(1)).orElse(FIRST);
        var rows = table.list(newest, country, after, afterId, paging.fetchSize());
        return Page.of(rows, paging, resource -> Keyset.of(resource.verifiedOn(), resource.id()));
    }

    @Transactional(readOnly = true)
    StaffResource get(UUID id) {
        return table.find(id, false).orElseThrow(HelpService::notFound);
    }

    StaffResource create(HelpContent wanted) {
        return store(UuidV7.next(), wanted);
    }

    StaffResource change(UUID id, IfMatch ifMatch, JsonNode patch) {
        var current = lock(id, ifMatch);
        var wanted = mergePatch.apply(patch, current.content());
        return wanted.equals(current.content()) ? current : store(id, wanted);
    }

    void delete(UUID id, IfMatch ifMatch) {
        lock(id, ifMatch);
        table.delete(id);
    }

    private StaffResource lock(UUID id, IfMatch ifMatch) {
        var current = table.find(id, true).orElseThrow(HelpService::notFound);
        ifMatch.check(current.version());
        return current;
    }

    private StaffResource store(UUID id, HelpContent wanted) {
        if (wanted.topicId() != null && !table.isTopic(wanted.topicId())) {
            throw Problems.notFound("The topic");
        }
        if (wanted.verifiedOn().isAfter(table.today().plusDays(1))) { // staff may be ahead of UTC
            throw new ProblemException(
                    Problems.INVALID_REQUEST,
                    "Some fields of the request are not valid.",
                    List.of(new FieldProblem("verifiedOn", "must not be in the future")));
        }
        table.store(id, wanted);
        return get(id);
    }

    private static ProblemException notFound() {
        return Problems.notFound("The help resource");
    }
}
