package org.psyhealth.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.notification.kind.NotificationKind;
import org.psyhealth.notification.kind.Texts;
import org.psyhealth.platform.ids.UuidV7;
import org.psyhealth.support.LocalContacts;
import org.psyhealth.support.MutableClock;

class EmailComposerTests {

    private static final String ADDRESS = "lan@example.org";

    @Test
    void its_headers_tell_what_it_is() throws Exception {
        var message = compose("Lan", ADDRESS, "en");

        assertThat(message.getHeader("From")).containsExactly("PsyHealth <no-reply@psyhealth.org>");
        assertThat(message.getHeader("To")).containsExactly("Lan <lan@example.org>");
        assertThat(message.getHeader("Subject")).containsExactly("Welcome to PsyHealth");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void names_beyond_ascii_are_encoded() throws Exception {
        var message = compose("Nguyễn Văn Ánh", ADDRESS, "vi-VN");

        assertThat(message.getHeader("To")[0]).startsWith("=?UTF-8?").isPrintable();
        assertThat(message.getHeader("Content-Language")).containsExactly("vi");
        assertThat(message.getSubject()).isEqualTo("Chào mừng bạn đến với PsyHealth");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lan\r\nBcc: victim@example.org",
                "Lan\nBcc: victim@example.org\n\nbody",
                "Ánh\r\nBcc: victim@example.org",
                "Lan\" <victim@example.org>, \"",
                "Lan\r\n\r\n"
            })
    void a_name_cannot_add_a_header_or_a_recipient(String name) throws Exception {
        var message = compose(name, ADDRESS, "en");

        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getAllRecipients()).singleElement().asString().endsWith("<" + ADDRESS + ">");
        assertThat(headersOf(message)).doesNotContainPattern("(?m)^(?i:bcc|body)");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@example.org, b@example.org",
                "Lan <lan@example.org>",
                "friends: a@example.org;",
                "lan@example.org\r\nBcc: victim@example.org"
            })
    void an_address_that_is_not_exactly_one_is_undeliverable(@Nullable String address) {
        assertThatExceptionOfType(UndeliverableException.class).isThrownBy(() -> compose("Lan", address, "en"));
    }

    @Test
    void a_name_is_escaped_in_html_and_plain_in_text() throws Exception {
        var raw = decoded(compose("<script>alert(1)</script>", ADDRESS, "en"));

        assertThat(raw)
                .contains("Hello \u2068<script>alert(1)</script>\u2069,")
                .contains("Hello \u2068&lt;script&gt;alert(1)&lt;/script&gt;\u2069,");
    }

    private static MimeMessage compose(String name, @Nullable String address, String locale) throws Exception {
        var properties = new EmailProperties(
                "PsyHealth <no-reply@psyhealth.org>",
                new EmailProperties.Sending(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1),
                        3,
                        Duration.ofSeconds(1),
                        Duration.ofHours(1),
                        Duration.ofHours(24)));
        var message = new MimeMessage(Session.getInstance(new Properties()));
        var recipient = UuidV7.next();
        var contacts = LocalContacts.cipher();
        var contact = address == null ? null : contacts.encrypt(recipient, address);
        var email = new DueEmail(
                UuidV7.next(),
                recipient,
                NotificationKind.WELCOME,
                1,
                name,
                contact,
                Locale.forLanguageTag(locale),
                false);
        new EmailComposer(properties, new EmailTemplates(new Texts()), contacts, new MutableClock())
                .compose(email, message);
        message.saveChanges();
        return message;
    }

    private static String headersOf(MimeMessage message) throws MessagingException, IOException {
        var out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toString(StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];
    }

    private static String decoded(MimeMessage message) throws MessagingException, IOException {
        var parts = (MimeMultipart) message.getContent();
        return parts.getBodyPart(0).getContent() + "\n" + parts.getBodyPart(1).getContent();
    }
}
