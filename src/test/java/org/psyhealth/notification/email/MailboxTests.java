package org.psyhealth.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTests {

    @ParameterizedTest
    @CsvSource({
        "an@example.org, an@example.org",
        "a.n+tag@exämple.org, a.n+tag@xn--exmple-cua.org",
        "an@straße.example, an@xn--strae-oqa.example",
        "an@例え.jp, an@xn--r8jz45g.jp",
        "an@EXAMPLE.org, an@example.org",
        "an@xn--exmple-cua.org, an@xn--exmple-cua.org"
    })
    void a_domain_goes_out_in_ascii(String address, String mailbox) {
        assertThat(Mailbox.of(address)).hasValue(mailbox);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ánh@example.org",
                "an@exa mple.org",
                "an@-.org",
                "an@exa\u200Bmple\u202E.org x",
                "an",
                "@example.org",
                "an@",
                "a n@example.org",
                "an@example.org\r\nBcc: x@example.org",
                "group: a@example.org;"
            })
    void an_address_that_ascii_cannot_express_or_that_is_none_is_refused(String address) {
        assertThat(Mailbox.of(address)).isEmpty();
    }
}
