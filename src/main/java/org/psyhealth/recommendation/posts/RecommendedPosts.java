package org.psyhealth.recommendation.posts;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Selects posts for a person from the rankings of the topics that the person follows. */
@Service
class RecommendedPosts {

    /** Greater than every UUIDv7: the key before the first row. */
    private static final UUID LAST = new UUID(-1, -1);

    /** One in ten posts at most has a sensitive topic: two on a page of twenty. */
    private static final int SENSITIVE_SHARE = 10;

    private final JdbcClient jdbc;
    private final ReasonTexts texts;
    private final Clock clock;

    RecommendedPosts(JdbcClient jdbc, ReasonTexts texts, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Reads one page from the head of each followed topic's ranking and merges them. That is enough: whatever precedes
     * a post in a topic's ranking also precedes it in the merged one. A post with several topics is shown once, for the
     * first of its topics that the person follows, under the name that it has now. A post with a sensitive topic is
     * shown for that topic only, and few of them to a page. Posts of people who block the person, whom the person
     * blocks, or whom the person mutes at the moment, are left out.
     */
    @Transactional(readOnly = true)
    Page<Recommendation> list(Caller caller, Paging paging) {
        var rows = jdbc.sql("""
                select best.*, reader.locale
                from (
                    select *, row_number() over (partition by sensitive order by score desc, post_id desc) as turn
                    from (
                    select distinct on (ranked.post_id)
                        ranked.*, followed.current_id as topic_id, followed.slug, followed.title_en,
                            followed.title_vi, followed.sensitive
                    from recommendation.follow f
                    join recommendation.topic_current followed on followed.id = f.topic_id and followed.active
                    join recommendation.topic_current t on t.current_id = followed.current_id
                    cross join lateral (
                        select r.post_id, r.score, p.title, p.author_id, p.published_at, p.reactions,
                            array_position(p.topic_ids, r.topic_id) as place
                        from recommendation.ranked r
                        join recommendation.post p on p.id = r.post_id
                        where r.topic_id = t.id
                            and (r.score, r.post_id) < (:score, :id)
                            and p.author_id <> :caller
                            and p.author_id <> all (array(
                                select s.of_id from recommendation.silence s
                                where s.by_id = :caller and (s.until is null or s.until > :now)
                                union all select s.by_id from recommendation.silence s
                                where s.of_id = :caller and s.kind = 'BLOCK' and s.until is null))
                            and (followed.sensitive or not p.topic_ids && array(
                                select s.id from recommendation.topic_current s where s.sensitive))
                            and not exists (
                                select from recommendation.reaction own
                                where own.post_id = r.post_id and own.user_id = :caller and own.active)
                        order by r.score desc, r.post_id desc
                        limit case when followed.sensitive then :sensitive else :rows end
                    ) ranked
                    where f.user_id = :caller and f.until is null
                    order by ranked.post_id, ranked.place
                    ) found
                ) best
                left join recommendation.reader on reader.id = :caller
                where not best.sensitive or best.turn <= :sensitive
                order by best.score desc, best.post_id desc
                limit :rows""")
                .param("sensitive", Math.max(1, paging.limit() / SENSITIVE_SHARE))
                .param("caller", caller.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("score", paging.after().map(key -> key.number(0)).orElse(Double.POSITIVE_INFINITY))
                .param("id", paging.after().map(key -> key.uuid(1)).orElse(LAST))
                .param("rows", paging.fetchSize())
                .query(RecommendedRow::of)
                .list();
        return Page.of(rows, paging, row -> Keyset.of(row.score(), row.post().id()))
                .map(row -> row.toRecommendation(texts));
    }
}
