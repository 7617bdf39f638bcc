package org.psyhealth.notification.email;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.regex.Pattern;
import org.psyhealth.platform.contact.ContactCipher;
import org.psyhealth.platform.contact.UnreadableContactException;
import org.psyhealth.platform.text.BidiControls;
import org.springframework.stereotype.Component;

/**
 * Composes an e-mail, as text and HTML, in the recipient's language. User-supplied values (name and address) appear in
 * no header but {@code To}, and without control characters, which prevents header injection.
 */
@Component
class EmailComposer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final InternetAddress from;
    private final ContactCipher contacts;
    private final Clock clock;
    private final EmailTemplates templates;

    EmailComposer(EmailProperties properties, EmailTemplates templates, ContactCipher contacts, Clock clock)
            throws AddressException, UnsupportedEncodingException {
        var sender = new InternetAddress(properties.from(), true);
        this.from = new InternetAddress(sender.getAddress(), sender.getPersonal(), UTF_8);
        this.templates = templates;
        this.contacts = contacts;
        this.clock = clock;
    }

    /**
     * Fills in a message.
     *
     * @throws UndeliverableException if the person has no address, or one that cannot be decrypted or is not valid
     */
    void compose(DueEmail email, MimeMessage message) throws MessagingException, UnsupportedEncodingException {
        var template = templates.of(email.kind(), email.locale());
        var name = printable(email.displayName());
        var quoted = Map.of("name", BidiControls.isolate(name));
        message.setFrom(from);
        message.setRecipient(RecipientType.TO, addressOf(addressOf(email), name));
        message.setSubject(template.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Message-ID", "<" + email.notificationId() + "@" + domain() + ">");
        message.setHeader("Content-Language", template.language());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(new MimeMultipart(
                "alternative",
                part(template.text().execute(quoted), "plain"),
                part(template.html().execute(quoted), "html")));
    }

    private String addressOf(DueEmail email) {
        if (email.contact() == null) {
            throw new UndeliverableException("no-address");
        }
        try {
            return contacts.decrypt(email.recipientId(), email.contact());
        } catch (UnreadableContactException e) {
            throw new UndeliverableException("unreadable-address");
        }
    }

    private static InternetAddress addressOf(String address, String name) throws UnsupportedEncodingException {
        var mailbox = Mailbox.of(address).orElseThrow(() -> new UndeliverableException("invalid-address"));
        return new InternetAddress(mailbox, name, UTF_8);
    }

    private static String printable(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    private String domain() {
        return from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    }
}
