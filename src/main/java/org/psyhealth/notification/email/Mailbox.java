package org.psyhealth.notification.email;

import com.ibm.icu.text.IDNA;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/**
 * An address as a mail server takes it that knows ASCII alone: an internationalized domain as A-labels (IDNA 2008 with
 * the mapping of UTS 46, non-transitional). A character that SMTP cannot carry would otherwise be replaced on the way,
 * and the e-mail would reach somebody else.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5891">RFC 5891, Internationalized Domain Names in Applications</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6531">RFC 6531, SMTP Extension for Internationalized Email</a>
 */
final class Mailbox {

    private static final IDNA DOMAINS = IDNA.getUTS46Instance(
            IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.NONTRANSITIONAL_TO_ASCII);

    private Mailbox() {}

    /**
     * The address in ASCII; empty if it is not valid, or if its local part needs SMTPUTF8, which is not asked for: no
     * form of it in ASCII reaches the same mailbox.
     */
    static Optional<String> of(String address) {
        var at = address.lastIndexOf('@');
        if (at < 1 || !isPrintableAscii(address.substring(0, at))) {
            return Optional.empty();
        }
        var info = new IDNA.Info();
        var domain = DOMAINS.nameToASCII(address.substring(at + 1), new StringBuilder(), info);
        if (info.hasErrors()) {
            return Optional.empty();
        }
        var mailbox = address.substring(0, at + 1) + domain;
        try {
            var parsed = new InternetAddress(mailbox, true);
            return parsed.isGroup() || !parsed.getAddress().equals(mailbox) ? Optional.empty() : Optional.of(mailbox);
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private static boolean isPrintableAscii(String text) {
        return text.chars().allMatch(character -> character > ' ' && character < 0x7F);
    }
}
