package org.psyhealth.platform.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactCipherTests {

    private static final String OLD =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final String NEW =
            Base64.getEncoder().encodeToString("fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII));
    private static final UUID AN = UUID.fromString("7c7a2f5e-6f0c-4c0e-8a63-2f2c7be2a001");
    private static final UUID BINH = UUID.fromString("7c7a2f5e-6f0c-4c0e-8a63-2f2c7be2a002");
    private static final String ADDRESS = "ánh@example.org";

    private final ContactCipher before = new ContactCipher(Map.of("k1", OLD), "k1");
    private final ContactCipher during = new ContactCipher(Map.of("k1", OLD, "k2", NEW), "k2");
    private final ContactCipher after = new ContactCipher(Map.of("k2", NEW), "k2");

    @Test
    void what_was_encrypted_for_a_person_can_be_decrypted_for_that_person() {
        assertThat(before.decrypt(AN, before.encrypt(AN, ADDRESS))).isEqualTo(ADDRESS);
        assertThat(before.decrypt(AN, before.encrypt(AN, ""))).isEmpty();
    }

    @Test
    void a_ciphertext_is_one_word_that_names_its_key_and_shows_nothing() {
        assertThat(before.encrypt(AN, ADDRESS))
                .matches("v1\\.k1\\.[A-Za-z0-9_-]+")
                .doesNotContain("example");
    }

    @Test
    void no_two_ciphertexts_are_equal() {
        var seen = new HashSet<String>();
        for (var i = 0; i < 1_000; i++) {
            assertThat(seen.add(before.encrypt(AN, ADDRESS))).isTrue();
        }
    }

    @Test
    void a_ciphertext_cannot_be_moved_to_another_person() {
        assertUnreadable(before, BINH, before.encrypt(AN, ADDRESS), false);
    }

    @Test
    void a_change_of_any_byte_is_noticed() {
        var ciphertext = before.encrypt(AN, ADDRESS);
        var content = Base64.getUrlDecoder().decode(ciphertext.substring("v1.k1.".length()));
        for (var at = 0; at < content.length; at++) {
            var changed = content.clone();
            changed[at] ^= 1;
            assertUnreadable(
                    before,
                    AN,
                    "v1.k1." + Base64.getUrlEncoder().withoutPadding().encodeToString(changed),
                    false);
        }
    }

    @Test
    void a_ciphertext_cannot_be_moved_to_another_key() {
        var same = new ContactCipher(Map.of("k1", OLD, "k2", OLD), "k1");
        assertUnreadable(same, AN, same.encrypt(AN, ADDRESS).replace("v1.k1.", "v1.k2."), false);
    }

    @Test
    void while_keys_rotate_both_decrypt_and_the_new_one_encrypts() {
        var old = before.encrypt(AN, ADDRESS);

        assertThat(during.decrypt(AN, old)).isEqualTo(ADDRESS);
        assertThat(during.encrypt(AN, ADDRESS)).startsWith("v1.k2.");
        assertThat(after.decrypt(AN, during.encrypt(AN, ADDRESS))).isEqualTo(ADDRESS);
        assertUnreadable(after, AN, old, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "an@example.org", "v1.k1.", "v1.k1.AAAA", "v1.k1.A", "v2.k1.AAAA", "v1..AAAA", "v1.k1.!"})
    void what_is_no_ciphertext_is_refused(String text) {
        assertUnreadable(before, AN, text, false);
    }

    @Test
    void a_missing_active_key_stops_the_start_and_names_the_property() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new ContactCipher(Map.of(), ""))
                .withMessageContaining("psyhealth.contact.active-key is ''")
                .withMessageContaining("psyhealth.contact.keys");
        assertThatIllegalStateException()
                .isThrownBy(() -> new ContactCipher(Map.of("k1", OLD), "k2"))
                .withMessageContaining("psyhealth.contact.active-key is 'k2'")
                .withMessageContaining("[k1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "too short", "c2hvcnQ=", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMQ=="})
    void what_is_no_key_stops_the_start_and_is_not_quoted(String key) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new ContactCipher(Map.of("k1", key), "k1"))
                .withMessage(
                        "psyhealth.contact.keys.k1 must be 32 bytes in base64, as openssl rand -base64 32 prints them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K1", "k.1", "k-1", "a-key-with-a-long-name"})
    void an_id_that_an_environment_variable_cannot_carry_stops_the_start(String id) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new ContactCipher(Map.of(id, OLD), id))
                .withMessageContaining("lower-case letters and digits");
    }

    private static void assertUnreadable(ContactCipher cipher, UUID person, String ciphertext, boolean keyMissing) {
        assertThatExceptionOfType(UnreadableContactException.class)
                .isThrownBy(() -> cipher.decrypt(person, ciphertext))
                .satisfies(e -> assertThat(e.isKeyMissing()).isEqualTo(keyMissing))
                .withMessageNotContaining("example.org");
    }
}
