package org.psyhealth.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.notification.events.NotificationRead;
import org.psyhealth.notification.kind.NotificationKind;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.paging.Pagings;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.post.events.PostPublished;
import org.psyhealth.post.events.PostReacted;
import org.psyhealth.post.events.PostWithdrawn;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.RowsRead;
import org.psyhealth.topic.events.TopicFollowed;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class InboxIT {

    private static final ModuleContext MODULE = ModuleContext.of("notification");
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    private final InboxQueries inbox = MODULE.get(InboxQueries.class);
    private final InboxWriter notifications = MODULE.get(InboxWriter.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(MODULE.get(PlatformTransactionManager.class));

    private final Caller reader = new Caller(UuidV7.next(), Set.of(Role.MEMBER));
    private final Caller stranger = new Caller(UuidV7.next(), Set.of(Role.MEMBER));
    private final UUID writer = UuidV7.next();
    private final UUID topic = UuidV7.next();

    @AfterAll
    static void stop() {
        MODULE.close();
    }

    @BeforeEach
    void empty() {
        MODULE.empty();
    }

    @Test
    void texts_are_in_the_language_of_the_reader_and_lead_somewhere() {
        recipient(reader.id(), "Lan", "en");
        recipient(writer, "Minh <b>", "vi");
        name(topic, "Sleep");
        welcome(reader, NOW);
        var post = newPost("Trời mưa {0}", NOW.plusSeconds(1));
        reaction(post, NOW.plusSeconds(2));

        assertThat(texts())
                .containsExactly(
                        "\u2068Minh <b>\u2069 responded to your post “\u2068Trời mưa {0}\u2069”.",
                        "\u2068Minh <b>\u2069 wrote “\u2068Trời mưa {0}\u2069” in \u2068Sleep\u2069.",
                        "Welcome to PsyHealth. It is good to have you here. Follow a few topics to hear from people who"
                                + " know what you are going through.");
        assertThat(items())
                .extracting(InboxItem::target)
                .containsExactly(
                        new InboxItem.NotificationTarget(NotificationKind.Target.POST, post),
                        new InboxItem.NotificationTarget(NotificationKind.Target.POST, post),
                        new InboxItem.NotificationTarget(NotificationKind.Target.USER, reader.id()));

        MODULE.jdbc().sql("update notification.recipient set locale = 'vi-VN'").update();

        assertThat(texts())
                .startsWith(
                        "\u2068Minh <b>\u2069 đã bày tỏ sự đồng cảm với bài viết “\u2068Trời mưa {0}\u2069” của bạn.",
                        "\u2068Minh <b>\u2069 vừa đăng bài “\u2068Trời mưa {0}\u2069” trong chủ đề \u2068Sleep\u2069.")
                .last()
                .asString()
                .startsWith("Chào mừng bạn đến với PsyHealth.");
    }

    @Test
    void names_that_are_still_on_their_way_are_left_out() {
        newPost("A title", NOW);
        reaction(UuidV7.next(), NOW.minusSeconds(1));

        assertThat(texts())
                .containsExactly("A member wrote “\u2068A title\u2069”.", "A member responded to your post.");
    }

    @Test
    void a_withdrawn_post_is_neither_shown_nor_counted() {
        withdraw(newPost("A title", NOW));
        welcome(reader, NOW);

        assertThat(items()).extracting(InboxItem::kind).containsExactly(NotificationKind.WELCOME);
        assertThat(inbox.unreadCount(reader)).isEqualTo(1);
    }

    @Test
    void a_page_reads_no_more_than_it_shows_even_before_the_statistics_know_how_large_the_inbox_is() {
        MODULE.jdbc().sql("""
                with recipient as (
                    insert into notification.recipient (id, display_name, locale, time_zone, version)
                    select uuidv7(), 'n', 'en', 'UTC', 0 from generate_series(1, 52)
                    returning id)
                insert into notification.inbox (recipient_id, dedup_key, kind, created_at)
                select id, 'welcome', 'WELCOME', cast(:now as timestamptz) from recipient""").param("now", NOW.toString()).update();
        MODULE.jdbc()
                .sql("analyze notification.inbox, notification.recipient, notification.post")
                .update();
        MODULE.jdbc()
                .sql("""
                with post as (
                    insert into notification.post (id, author_id, title, topic_ids, published_at, version)
                    select uuidv7(), :writer, 'n', '{}', cast(:now as timestamptz) + n * interval '1 s', 0
                    from generate_series(1, 2000) n
                    returning id, published_at)
                insert into notification.inbox (recipient_id, dedup_key, kind, post_id, actor_id, created_at)
                select :reader, 'post:' || id, 'NEW_POST', id, :writer, published_at from post""")
                .param("writer", writer)
                .param("reader", reader.id())
                .param("now", NOW.toString())
                .update();

        var rows = RowsRead.during(
                () -> assertThat(items()).hasSize(100),
                "notification.post",
                MODULE.jdbc(),
                MODULE.get(PlatformTransactionManager.class));

        assertThat(rows).isBetween(100L, 500L);
    }

    @Test
    void reading_counts_once_and_is_told_once() {
        welcome(reader, NOW);
        var id = items().getFirst().id();

        inbox.read(reader, id);
        inbox.read(reader, id);

        assertThat(inbox.unreadCount(reader)).isZero();
        assertThat(items().getFirst().readAt()).isEqualTo(MODULE.clock().instant());
        assertThat(MODULE.events().all()).singleElement().isInstanceOfSatisfying(NotificationRead.class, event -> {
            assertThat(event.notificationId()).isEqualTo(id);
            assertThat(event.recipientId()).isEqualTo(reader.id());
            assertThat(event.meta().aggregateVersion()).isEqualTo(1);
        });
    }

    @Test
    void a_foreign_or_missing_notification_is_not_found() {
        welcome(reader, NOW);
        var id = items().getFirst().id();

        assertThatThrownBy(() -> inbox.read(stranger, id)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> inbox.read(reader, UuidV7.next())).isInstanceOf(ProblemException.class);

        assertThat(inbox.unreadCount(reader)).isEqualTo(1);
        assertThat(inbox.list(stranger, Pagings.of(20, null)).items()).isEmpty();
    }

    @Test
    void a_walk_neither_repeats_nor_skips_while_notifications_arrive() {
        var before = new HashSet<UUID>();
        for (var i = 0; i < 23; i++) {
            // Pairs share their time: the id decides between them.
            newPost("Title " + i, NOW.plusSeconds(i / 2));
        }
        items().forEach(item -> before.add(item.id()));

        var walked = new ArrayList<UUID>();
        @Nullable String cursor = null;
        do {
            var page = inbox.list(reader, Pagings.of(5, cursor));
            page.items().forEach(item -> walked.add(item.id()));
            cursor = page.next();
            newPost("Meanwhile", NOW.plusSeconds(1_000 + walked.size()));
        } while (cursor != null);

        assertThat(walked).doesNotHaveDuplicates().hasSize(23).containsExactlyInAnyOrderElementsOf(before);
    }

    private List<InboxItem> items() {
        return inbox.list(reader, Pagings.of(100, null)).items();
    }

    private List<String> texts() {
        return items().stream().map(InboxItem::text).toList();
    }

    private void welcome(Caller caller, Instant at) {
        transaction.executeWithoutResult(status -> notifications.welcome(caller.id(), at));
    }

    private UUID newPost(String title, Instant at) {
        var post = UuidV7.next();
        MODULE.listeners()
                .on(new TopicFollowed(
                        EventMeta.ofRelation(1, NOW, topic, reader.id()), topic, reader.id(), NOW.minusSeconds(60)));
        MODULE.listeners().on(new PostPublished(EventMeta.of(post, 0, at), writer, title, List.of(topic), at));
        return post;
    }

    private void withdraw(UUID post) {
        MODULE.listeners().on(new PostWithdrawn(EventMeta.of(post, 1, NOW), writer, PostWithdrawn.By.AUTHOR));
    }

    private void reaction(UUID post, Instant at) {
        MODULE.listeners()
                .on(new PostReacted(
                        EventMeta.ofRelation(1, at, post, writer, "support"),
                        post,
                        writer,
                        reader.id(),
                        "support",
                        at));
    }

    private static void recipient(UUID id, String name, String locale) {
        MODULE.jdbc()
                .sql("insert into notification.recipient values (:id, :name, null, :locale, 'UTC', 0)")
                .param("id", id)
                .param("name", name)
                .param("locale", locale)
                .update();
    }

    private static void name(UUID topic, String name) {
        MODULE.jdbc()
                .sql("insert into notification.topic_current (id, current_id, title_en) values (:id, :id, :name)")
                .param("id", topic)
                .param("name", name)
                .update();
    }
}
