package org.psyhealth.services.start;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.psyhealth.services.LocalMail;

/**
 * A received e-mail, as a person reads it.
 *
 * @param to the recipients
 * @param at when it was sent; empty if it does not say
 * @param text its plain text
 */
record Letter(String to, String subject, String at, String text) {

    static List<Letter> newestFirst(LocalMail mail) {
        return mail.received().reversed().stream().map(Letter::of).toList();
    }

    private static Letter of(MimeMessage message) {
        try {
            var sent = message.getSentDate();
            return new Letter(
                    Arrays.stream(message.getAllRecipients())
                            .map(Object::toString)
                            .collect(Collectors.joining(", ")),
                    message.getSubject(),
                    sent == null ? "" : Instant.ofEpochMilli(sent.getTime()).toString(),
                    textOf(message));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String textOf(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var text = textOf(parts.getBodyPart(i));
                if (!text.isEmpty()) {
                    return text;
                }
            }
            return "";
        }
        return part.isMimeType("text/plain") ? part.getContent().toString() : "";
    }
}
