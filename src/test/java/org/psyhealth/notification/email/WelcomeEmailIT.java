package org.psyhealth.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.notification.events.NotificationDelivered;
import org.psyhealth.notification.events.NotificationFailed;
import org.psyhealth.notification.inbox.InboxWriter;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.support.LocalContacts;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.ScriptedMailServer;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class WelcomeEmailIT {

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    private final ServerSetup setup = ServerSetupTest.SMTP.dynamicPort();
    private GreenMail server = new GreenMail(setup);
    private int port;
    private ModuleContext module;

    @BeforeEach
    void start() {
        server.start();
        port = server.getSmtp().getPort();
        module = ModuleContext.of(
                "notification",
                Map.of("psyhealth.notification.email.max-attempts", "3", "psyhealth.notification.email.lease", LEASE),
                context -> {
                    context.registerBean(
                            "applicationTaskExecutor", TaskExecutor.class, () -> new SimpleAsyncTaskExecutor());
                    context.registerBean("mailSender", JavaMailSender.class, () -> mailSender(port));
                });
    }

    @AfterEach
    void stop() {
        module.close();
        server.stop();
    }

    @Test
    void arrives_once_in_the_language_of_the_person_and_is_told() throws Exception {
        var lan = register("Nguyễn Thị Lan", "lan@example.org", "vi");
        var john = register("John", "john@example.org", "en");
        awaitNothingPending();
        wake();

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(mailTo("lan@example.org")).satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Chào mừng bạn đến với PsyHealth");
            assertThat(mail.getHeader("Message-ID")).containsExactly("<" + lan + "@psyhealth.org>");
            assertThat(mail.getRecipients(MimeMessage.RecipientType.TO)[0])
                    .hasToString("=?UTF-8?Q?Nguy=E1=BB=85n_Th=E1=BB=8B_Lan?= <lan@example.org>");
            assertThat(text(mail, 0)).startsWith("Chào \u2068Nguyễn Thị Lan\u2069,");
            assertThat(text(mail, 1)).contains("<html lang=\"vi\">").contains("Chào \u2068Nguyễn Thị Lan\u2069,");
        });
        assertThat(text(mailTo("john@example.org"), 0)).startsWith("Hello \u2068John\u2069,");
        assertThat(module.events().all())
                .hasOnlyElementsOfType(NotificationDelivered.class)
                .extracting(event -> ((NotificationDelivered) event).notificationId())
                .containsExactlyInAnyOrder(lan, john);
    }

    @Test
    void is_delivered_later_when_the_server_was_down() {
        server.stop();
        register("John", "john@example.org", "en");
        awaitAttempts(1);

        wake();
        assertThat(attempts()).isEqualTo(1);

        startAgain();
        module.clock().advance(LONGEST_DELAY);
        wake();
        awaitNothingPending();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(module.events().all())
                .singleElement()
                .isInstanceOfSatisfying(
                        NotificationDelivered.class,
                        event -> assertThat(event.channel()).isEqualTo("EMAIL"));
    }

    @Test
    void is_given_up_after_the_last_attempt_and_that_is_told() {
        server.stop();
        var id = register("John", "john@example.org", "en");
        for (var attempt = 1; attempt < 3; attempt++) {
            awaitAttempts(attempt);
            module.clock().advance(LONGEST_DELAY);
            wake();
        }
        awaitNothingPending();

        assertThat(module.events().all()).singleElement().isInstanceOfSatisfying(NotificationFailed.class, event -> {
            assertThat(event.notificationId()).isEqualTo(id);
            assertThat(event.kind()).isEqualTo("WELCOME");
            assertThat(event.reason()).isEqualTo("server-unavailable");
        });
    }

    @Test
    void an_internationalized_domain_is_reached_by_its_ascii_form_and_a_local_part_that_has_none_is_given_up()
            throws Exception {
        register("Ánh 👩🏽‍⚕️", "anh@exämple.org", "vi");
        var unreachable = register("Minh", "mính@example.org", "vi");
        awaitNothingPending();

        assertThat(server.getReceivedMessages()).singleElement().satisfies(mail -> {
            assertThat(mail.getRecipients(MimeMessage.RecipientType.TO)[0])
                    .isInstanceOfSatisfying(InternetAddress.class, address -> {
                        assertThat(address.getAddress()).isEqualTo("anh@xn--exmple-cua.org");
                        assertThat(address.getPersonal()).isEqualTo("Ánh 👩🏽‍⚕️");
                    });
            assertThat(mail.getHeader("To")[0]).matches("\\p{ASCII}+");
        });
        assertThat(unreachable).isNotNull();
    }

    @Test
    void is_given_up_at_once_when_there_is_no_valid_address() {
        register("John", "nobody", "en");
        awaitNothingPending();

        assertThat(module.events().all())
                .singleElement()
                .isInstanceOfSatisfying(
                        NotificationFailed.class,
                        event -> assertThat(event.reason()).isEqualTo("invalid-address"));
    }

    @Test
    void is_given_up_at_once_when_the_address_was_encrypted_for_somebody_else() {
        var another = LocalContacts.cipher().encrypt(UuidV7.next(), "john@example.org");
        enqueue("John", "john@example.org", "en");
        module.jdbc()
                .sql("update notification.recipient set contact = :contact")
                .param("contact", another)
                .update();
        wake();
        awaitNothingPending();

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(module.events().all())
                .singleElement()
                .isInstanceOfSatisfying(
                        NotificationFailed.class,
                        event -> assertThat(event.reason()).isEqualTo("unreadable-address"));
    }

    @Test
    void is_sent_again_with_the_same_id_when_a_task_dies_before_noting_it_and_told_once() {
        var queue = module.get(EmailQueue.class);
        var mail = module.get(MailServer.class);
        enqueue("John", "john@example.org", "en");
        var dying = queue.take(LEASE).orElseThrow();
        mail.acquire();
        mail.send(dying);

        assertThat(queue.take(LEASE)).isEmpty();
        module.clock().advance(LEASE);
        wake();
        awaitNothingPending();
        queue.sent(dying);

        assertThat(List.of(server.getReceivedMessages()))
                .hasSize(2)
                .extracting(received -> received.getHeader("Message-ID")[0])
                .containsOnly("<" + dying.notificationId() + "@psyhealth.org>");
        assertThat(module.events().all()).hasSize(1);
    }

    /** What a server has accepted is delivered, whatever becomes of the connection. */
    @Test
    void is_not_sent_again_when_only_the_goodbye_fails() throws Exception {
        try (var rude = new ScriptedMailServer(
                command -> command.startsWith("QUIT") ? Optional.of(ScriptedMailServer.RESET) : Optional.empty())) {
            ((JavaMailSenderImpl) module.get(JavaMailSender.class)).setPort(rude.port());
            register("John", "john@example.org", "en");
            awaitNothingPending();
            wake();

            assertThat(rude.accepted()).isEqualTo(1);
            assertThat(module.events().all()).singleElement().isInstanceOf(NotificationDelivered.class);
        }
    }

    @Test
    void is_not_sent_a_second_time_to_somebody_who_is_reinstated_after_an_attempt_of_unknown_outcome() {
        var queue = module.get(EmailQueue.class);
        enqueue("John", "john@example.org", "en");
        var interrupted = queue.take(LEASE).orElseThrow();

        withAddress(interrupted, false);
        queue.postpone(interrupted, Duration.ZERO);
        module.clock().advance(LEASE);
        assertThat(queue.take(LEASE)).isEmpty();
        queue.sent(interrupted);
        withAddress(interrupted, true);

        assertThat(queue.take(LEASE)).isEmpty();
        assertThat(module.events().all()).singleElement().isInstanceOf(NotificationDelivered.class);
    }

    @Test
    void is_dropped_or_held_while_there_is_no_address_and_sent_once_there_is_one() {
        var queue = module.get(EmailQueue.class);
        enqueue("John", "john@example.org", "en");
        var interrupted = queue.take(LEASE).orElseThrow();
        withAddress(interrupted, false);
        withAddress(interrupted, true);
        awaitNothingPending();

        assertThat(server.getReceivedMessages()).hasSize(1);

        var never = enqueue("Jane", "jane@example.org", "en");
        var recipient = module.jdbc()
                .sql("select recipient_id from notification.inbox where id = ?")
                .param(never)
                .query(UUID.class)
                .single();
        withAddress(recipient, false);
        assertThat(module.rows("select * from notification.email where notification_id = '" + never + "'"))
                .isEmpty();
    }

    @Test
    void a_task_whose_lease_is_over_does_not_give_up_what_another_one_delivers() {
        var queue = module.get(EmailQueue.class);
        enqueue("John", "john@example.org", "en");
        var frozen = queue.take(LEASE).orElseThrow();
        module.clock().advance(LEASE);
        var current = queue.take(LEASE).orElseThrow();

        queue.giveUp(frozen, "server-unavailable");
        assertThat(module.events().all()).isEmpty();

        queue.giveUp(current, "server-unavailable");
        queue.sent(frozen);
        queue.sent(frozen);
        assertThat(module.events().all())
                .extracting(event -> (Object) event.getClass())
                .containsExactly(NotificationFailed.class, NotificationDelivered.class);
    }

    @Test
    void is_not_sent_a_day_late_after_an_outage() {
        server.stop();
        register("John", "john@example.org", "en");
        awaitAttempts(1);

        startAgain();
        module.clock().advance(Duration.ofHours(25));
        wake();
        awaitNothingPending();

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(module.events().all())
                .singleElement()
                .isInstanceOfSatisfying(
                        NotificationFailed.class,
                        event -> assertThat(event.reason()).isEqualTo("outdated"));
    }

    @Test
    void an_outage_does_not_use_up_the_attempts_of_the_others() {
        server.stop();
        for (var i = 0; i < 12; i++) {
            enqueue("John", "john" + i + "@example.org", "en");
        }
        wake();
        awaitPlanned(5, 1);

        assertThat(module.get(MailServer.class).acquire()).isFalse();
        assertThat(attempts()).isEqualTo(5);
    }

    private void withAddress(DueEmail email, boolean reachable) {
        withAddress(email.recipientId(), reachable);
    }

    private void withAddress(UUID recipient, boolean reachable) {
        new TransactionTemplate(module.get(PlatformTransactionManager.class))
                .executeWithoutResult(status -> module.get(EmailQueue.class)
                        .welcome(recipient, module.clock().instant(), reachable));
    }

    private UUID register(String name, @Nullable String address, String locale) {
        return store(name, address, locale, true);
    }

    /** Without waking the sender. */
    private UUID enqueue(String name, String address, String locale) {
        return store(name, address, locale, false);
    }

    private UUID store(String name, @Nullable String address, String locale, boolean wake) {
        var user = UuidV7.next();
        return new TransactionTemplate(module.get(PlatformTransactionManager.class)).execute(status -> {
            module.jdbc()
                    .sql("insert into notification.recipient values (:id, :name, :contact, :locale, 'UTC', 0)")
                    .param("id", user)
                    .param("name", name)
                    .param(
                            "contact",
                            address == null ? null : LocalContacts.cipher().encrypt(user, address))
                    .param("locale", locale)
                    .update();
            var now = module.clock().instant();
            module.get(InboxWriter.class).welcome(user, now);
            if (wake) {
                module.get(EmailQueue.class).welcome(user, now, true);
            } else {
                module.jdbc()
                        .sql("""
                                insert into notification.email (notification_id, due_at)
                                select id, cast(:now as timestamptz) from notification.inbox
                                where recipient_id = :user""")
                        .param("user", user)
                        .param("now", now.toString())
                        .update();
            }
            return module.jdbc()
                    .sql("select id from notification.inbox where recipient_id = :user")
                    .param("user", user)
                    .query(UUID.class)
                    .single();
        });
    }

    private void wake() {
        module.get(EmailSender.class).wake();
    }

    private void awaitNothingPending() {
        await().untilAsserted(() -> assertThat(module.rows("select * from notification.email where status = 'PENDING'"))
                .isEmpty());
    }

    private void awaitAttempts(int attempts) {
        awaitPlanned(1, attempts);
    }

    /**
     * Awaits that so many e-mails have failed so many times, and that their leases have given way to the next attempts.
     */
    private void awaitPlanned(int emails, int attempts) {
        var beforeTheLeaseEnds = module.clock().instant().plus(LEASE.dividedBy(2));
        await().untilAsserted(() -> assertThat(module.rows("select * from notification.email where attempts = "
                        + attempts + " and due_at < '" + beforeTheLeaseEnds + "' and due_at > '"
                        + module.clock().instant() + "'"))
                .hasSize(emails));
    }

    private long attempts() {
        return module.jdbc()
                .sql("select sum(attempts) from notification.email")
                .query(Long.class)
                .single();
    }

    private void startAgain() {
        server = new GreenMail(new ServerSetup(port, null, ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    private static JavaMailSender mailSender(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(port);
        return sender;
    }

    private MimeMessage mailTo(String address) throws MessagingException {
        for (var message : server.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().contains(address)) {
                return message;
            }
        }
        throw new AssertionError("no mail to " + address);
    }

    private static String text(MimeMessage message, int part) throws MessagingException, IOException {
        return (String) ((MimeMultipart) message.getContent()).getBodyPart(part).getContent();
    }
}
