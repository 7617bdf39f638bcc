package org.psyhealth.acceptance.scenario;

import static java.util.stream.Collectors.groupingBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.psyhealth.acceptance.scenario.Difference.Kind;

/**
 * Compares the received e-mails with the registered people: one Message-ID for each. A second copy with the same
 * Message-ID is correct only if the sender or its database failed between the first copy and the update that records
 * it.
 */
record MailComparison(List<Letter> letters, List<Disturbance> disturbances) {

    private static final Duration CLOCK = Duration.ofSeconds(2);

    /** The maximum duration of sending, with a slow mail server and a delayed commit. */
    private static final Duration LONGEST_SENDING = Duration.ofSeconds(10);

    static MailComparison of(List<MimeMessage> received, List<Disturbance> disturbances) throws MessagingException {
        var letters = new ArrayList<Letter>();
        for (var message : received) {
            letters.add(Letter.of(message));
        }
        return new MailComparison(letters, disturbances);
    }

    /** @param all everyone, including people whose registration was not answered */
    List<Difference> differences(Set<Identity> registered, Collection<Identity> all) {
        var differences = new ArrayList<Difference>();
        var byAddress = letters.stream().collect(groupingBy(Letter::address));
        for (var person : registered) {
            var own = byAddress.getOrDefault(person.email(), List.of());
            var copies = own.stream().collect(groupingBy(Letter::messageId));
            if (copies.size() != 1 || copies.values().stream().anyMatch(same -> !areExplained(same))) {
                differences.add(new Difference(
                        Kind.E_MAIL,
                        "%s got %s".formatted(person, own.isEmpty() ? "no e-mail" : own),
                        List.of(),
                        List.of(List.of(person.id().toString(), "WELCOME"))));
            }
        }
        var addresses = Stream.concat(registered.stream(), all.stream())
                .map(Identity::email)
                .collect(Collectors.toSet());
        byAddress.keySet().stream()
                .filter(address -> !addresses.contains(address))
                .forEach(address -> differences.add(
                        Difference.of(Kind.E_MAIL, "an e-mail went to " + address + ", who is nobody")));
        return differences;
    }

    private boolean areExplained(List<Letter> copies) {
        return copies.size() == 1
                || disturbances.stream()
                        .anyMatch(disturbance ->
                                disturbance.isDuring(copies.getFirst().sentAt(), CLOCK, LONGEST_SENDING));
    }

    /** A received e-mail. */
    record Letter(String address, String messageId, Instant sentAt) {

        static Letter of(MimeMessage message) throws MessagingException {
            var recipient = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
            return new Letter(
                    recipient.getAddress(),
                    message.getMessageID(),
                    message.getSentDate().toInstant());
        }
    }

    /** The number of received e-mails by Message-ID. */
    Map<String, Long> counts() {
        return letters.stream().collect(groupingBy(Letter::messageId, Collectors.counting()));
    }
}
