package org.psyhealth.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.contact.ContactCipher;
import org.psyhealth.platform.identity.events.IdentitySeen;
import org.psyhealth.platform.security.Role;
import org.psyhealth.support.Concurrently;
import org.psyhealth.support.LocalContacts;
import org.psyhealth.support.ModuleDatabase;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Several tasks over one database; what they publish is kept instead of recorded. */
class SeenIdentitiesIT {

    private static final ModuleDatabase DATABASE = ModuleDatabase.of("platform");
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");

    private final List<IdentitySeen> published = new CopyOnWriteArrayList<>();
    private final UUID person = UUID.randomUUID();
    private volatile boolean broken;
    private int attempts;

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    @Test
    void a_person_is_told_once_however_often_and_wherever_seen() throws Exception {
        var tasks = IntStream.range(0, 10).mapToObj(i -> task()).toList();

        Concurrently.run(10, thread -> {
            for (var i = 0; i < 20; i++) {
                tasks.get(thread).see(token(MORNING));
            }
        });

        assertThat(published).hasSize(1);
        assertThat(published.getFirst().meta().aggregateVersion()).isZero();
        assertThat(published.getFirst().personId()).isEqualTo(person);
    }

    @Test
    void new_claims_are_told_with_the_next_version_by_any_task() {
        task().see(token(MORNING));
        task().see(token(MORNING.plusSeconds(60), "new@example.org"));
        task().see(token(MORNING.plusSeconds(90), "new@example.org"));
        task().see(token(MORNING.plusSeconds(120), "newer@example.org"));

        assertThat(published)
                .extracting(event -> event.meta().aggregateVersion())
                .containsExactly(0L, 1L, 2L);
        assertThat(published)
                .extracting(event -> LocalContacts.cipher().decrypt(person, String.valueOf(event.contact())))
                .containsExactly("an@example.org", "new@example.org", "newer@example.org");
    }

    @Test
    void an_older_token_changes_nothing_on_any_task() {
        var task = task();
        task.see(token(MORNING.plusSeconds(60), "new@example.org"));

        task.see(token(MORNING));
        task().see(token(MORNING));
        task.see(token(MORNING.plusSeconds(60), "new@example.org"));

        assertThat(published).hasSize(1);
    }

    @Test
    void of_two_tokens_of_one_second_all_tasks_keep_the_same() {
        for (var i = 0; i < 4; i++) {
            task().see(token(MORNING, "a@example.org"));
            task().see(token(MORNING, "b@example.org"));
        }

        assertThat(published).hasSizeBetween(1, 2);
    }

    @Test
    void a_token_that_tells_nothing_of_an_address_takes_none_away() {
        var bare = as(
                claims(MORNING.plusSeconds(60))
                        .claims(claims -> claims.keySet().removeAll(List.of("email", "email_verified", "nickname"))),
                Role.MEMBER);
        task().see(bare);
        var task = task();
        task.see(token(MORNING));
        task.see(bare);
        task().see(bare);

        assertThat(published).hasSize(2);
        assertThat(published.getFirst().contact()).isNull();
        assertThat(published.getFirst().statedAt()).isBefore(Instant.parse("1970-02-01T00:00:00Z"));
        assertThat(published.getLast().contact()).isNotNull();
    }

    @Test
    void while_it_cannot_be_recorded_each_request_tries_again_and_none_fails() {
        var task = task();
        broken = true;
        for (var i = 0; i < 10; i++) {
            task.see(token(MORNING));
        }
        assertThat(attempts).isEqualTo(10);
        assertThat(published).isEmpty();

        broken = false;
        task.see(token(MORNING));
        task.see(token(MORNING));

        assertThat(published).hasSize(1);
        assertThat(attempts).isEqualTo(11);
    }

    @Test
    void a_slow_database_holds_up_two_at_most_and_no_request() {
        var waiting = new ArrayList<Runnable>();
        var task = task(LocalContacts.cipher(), waiting::add);
        for (var i = 0; i < 10; i++) {
            var someone = UUID.randomUUID();
            task.see(token(someone));
        }
        assertThat(waiting).hasSize(2);

        waiting.forEach(Runnable::run);
        task.see(token(MORNING));
        assertThat(waiting).hasSize(3);
    }

    @Test
    void a_client_is_never_told() {
        task().see(as(
                claims(MORNING).claim("azp", "psyhealth-service").claims(claims -> claims.remove("sid")), Role.MEMBER));

        assertThat(published).isEmpty();
    }

    @Test
    void an_address_travels_only_encrypted_and_not_as_a_name() {
        task().see(as(
                claims(MORNING).claim("preferred_username", "an@example.org").claim("nickname", "0901234567"),
                Role.MEMBER));

        assertThat(published.getFirst().names()).isEmpty();
        assertThat(published.toString()).doesNotContain("example.org");
    }

    @Test
    void another_role_is_told() {
        var task = task();
        task.see(as(claims(MORNING), Role.MEMBER));
        task.see(as(claims(MORNING.plusSeconds(60)), Role.MEMBER, Role.THERAPIST));
        task.see(as(claims(MORNING.plusSeconds(90)), Role.MEMBER, Role.THERAPIST));

        assertThat(published).hasSize(2);
        assertThat(published.getLast().roles()).containsExactly(Role.MEMBER, Role.THERAPIST);
    }

    /** As from Amazon Cognito, whose access tokens never contain an address. */
    @Test
    void another_role_is_told_by_tokens_without_an_address() {
        for (var hour = 0; hour < 8; hour++) {
            var bare = claims(MORNING.plusSeconds(3_600L * hour))
                    .claims(claims -> claims.keySet().removeAll(List.of("email", "email_verified")));
            task().see(hour % 2 == 0 ? as(bare, Role.MEMBER) : as(bare, Role.MEMBER, Role.THERAPIST));
        }

        assertThat(published).hasSize(8);
        assertThat(published.getLast().roles()).contains(Role.THERAPIST);
    }

    @Test
    void with_another_key_all_is_told_again() {
        task().see(token(MORNING));
        var key = "Zm9yIGxvY2FsIHVzZSBvbmx5LCBrbm93biB0byBhbGw=";

        task(new ContactCipher(Map.of("k2", key), "k2"), new SyncTaskExecutor()).see(token(MORNING.plusSeconds(60)));

        assertThat(published).hasSize(2);
        assertThat(published.getLast().contact()).startsWith("v1.k2.");
    }

    private SeenIdentities task() {
        return task(LocalContacts.cipher(), new SyncTaskExecutor());
    }

    private SeenIdentities task(ContactCipher contacts, TaskExecutor executor) {
        var recorder = new IdentityRecorder(
                new IdentityTable(DATABASE.jdbc()),
                contacts,
                this::publish,
                Clock.systemUTC(),
                new JdbcTransactionManager(DATABASE.dataSource()));
        return new SeenIdentities(recorder, new IdentityProperties(100, Duration.ofHours(1)), executor);
    }

    private void publish(Object event) {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isTrue();
        attempts++;
        if (broken) {
            throw new IllegalStateException("broken");
        }
        published.add((IdentitySeen) event);
    }

    private JwtAuthenticationToken token(Instant issuedAt) {
        return as(claims(issuedAt), Role.MEMBER);
    }

    private JwtAuthenticationToken token(Instant issuedAt, String email) {
        return as(claims(issuedAt).claim("email", email), Role.MEMBER);
    }

    private JwtAuthenticationToken token(UUID someone) {
        return as(claims(MORNING).subject(someone.toString()), Role.MEMBER);
    }

    private static JwtAuthenticationToken as(Jwt.Builder token, Role... roles) {
        return new JwtAuthenticationToken(
                token.build(),
                AuthorityUtils.createAuthorityList(
                        Stream.of(roles).map(role -> "ROLE_" + role).toList()));
    }

    private Jwt.Builder claims(Instant issuedAt) {
        return Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject(person.toString())
                .issuedAt(issuedAt)
                .claim("azp", "psyhealth-web")
                .claim("sid", "a session")
                .claim("preferred_username", "an")
                .claim("email", "an@example.org")
                .claim("email_verified", true);
    }
}
