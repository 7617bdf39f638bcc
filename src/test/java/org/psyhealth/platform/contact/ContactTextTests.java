package org.psyhealth.platform.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.org",
                "@anna",
                "anna\uFF20example.org",
                "anna\uFE6Bexample.org",
                "anna@\u200Bexample.org",
                "anna (at) example",
                "anna[at]example.org",
                "anna at example dot org",
                "anna_at_gmail.com",
                "jane3807_at_gmail",
                "jane3807.gmail.com.",
                "anna.example.org/",
                "anna.example.org",
                "Anna.Example.ORG",
                "anna\uFF0Eexample\uFF0Eorg",
                "anna\u3002example\u3002org",
                "annagmail.com",
                "anna.vn",
                "0901234567",
                "+84 90 123 45 67",
                "84-90-123-4567",
                "(090) 123.4567",
                "090_123_4567",
                "0901\u200B234\u200B567",
                "\uFF10\uFF19\uFF10\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17",
                "\u0660\u0669\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667",
                "\uD835\uDFCE\uD835\uDFD7\uD835\uDFCE\uD835\uDFCF\uD835\uDFD0\uD835\uDFD1\uD835\uDFD2",
                "user12345678",
                "lan0901234567",
                "anna19900412",
                "1990-04-12"
            })
    void what_reaches_a_person_is_contact(String text) {
        assertThat(ContactText.isContact(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "Nguyễn Ánh 🌱",
                "nguyen.van.anh",
                "binh.nguyen",
                "j.r.r.tolkien",
                "anna1990",
                "room 101 205",
                "Kat at home",
                "Mr. Smith",
                "Dr. No",
                "user-3f2a",
                "陳小明",
                "...",
                ""
            })
    void what_names_a_person_is_none(String text) {
        assertThat(ContactText.isContact(text)).isFalse();
    }
}
