package org.psyhealth.platform.contact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts an address or a phone number for transport between modules, with AES-256-GCM (NIST SP 800-38D) and a random
 * 96-bit nonce. The ciphertext has the form {@code v1.<key id>.<base64url of nonce, ciphertext and tag>} and is bound
 * to its person as associated data: it cannot be decrypted for another one. The active key encrypts, every configured
 * key decrypts.
 */
public final class ContactCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final String VERSION = "v1";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** Only what can be part of an environment variable's name. */
    private static final Pattern KEY_ID = Pattern.compile("[a-z0-9]{1,16}");

    private static final Pattern CIPHERTEXT = Pattern.compile(VERSION + "\\.([a-z0-9]{1,16})\\.([A-Za-z0-9_-]+)");

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKey> keys = new HashMap<>();
    private final String activeKey;

    /**
     * A cipher with the given keys.
     *
     * @param keys the keys by id, each 32 bytes in base64
     * @param activeKey the id of the one that encrypts
     * @throws IllegalStateException if a key is invalid or the active one is missing; the message names the property
     */
    public ContactCipher(Map<String, String> keys, String activeKey) {
        keys.forEach((id, key) -> this.keys.put(validId(id), decoded(id, key)));
        if (!this.keys.containsKey(activeKey)) {
            throw new IllegalStateException(
                    "psyhealth.contact.active-key is '%s'; it must name one of the keys under psyhealth.contact.keys, which are %s"
                            .formatted(activeKey, keys.keySet()));
        }
        this.activeKey = activeKey;
    }

    /** Encrypts a person's contact with the active key; each call returns a different ciphertext. */
    public String encrypt(UUID person, String contact) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, activeKey, person, nonce);
            var sealed = cipher.doFinal(contact.getBytes(StandardCharsets.UTF_8));
            var content = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return header(activeKey) + Base64.getUrlEncoder().withoutPadding().encodeToString(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /**
     * Decrypts a person's contact.
     *
     * @throws UnreadableContactException if it was encrypted for another person, was modified, or its key is not
     *     configured
     */
    public String decrypt(UUID person, String ciphertext) {
        var parts = CIPHERTEXT.matcher(ciphertext);
        if (!parts.matches()) {
            throw new UnreadableContactException("not a ciphertext of contact data", false);
        }
        var keyId = parts.group(1);
        if (!keys.containsKey(keyId)) {
            throw new UnreadableContactException("the key " + keyId + " is not configured", true);
        }
        try {
            var content = Base64.getUrlDecoder().decode(parts.group(2));
            var nonce = new byte[NONCE_BYTES];
            var sealed = ByteBuffer.wrap(content).get(nonce);
            var plain = cipher(Cipher.DECRYPT_MODE, keyId, person, nonce)
                    .doFinal(content, sealed.position(), sealed.remaining());
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException | java.nio.BufferUnderflowException e) {
            throw new UnreadableContactException("encrypted for another person, or modified", false);
        }
    }

    /** The id of the key that encrypts. */
    public String activeKey() {
        return activeKey;
    }

    private Cipher cipher(int mode, String keyId, UUID person, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((header(keyId) + person).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static String header(String keyId) {
        return VERSION + "." + keyId + ".";
    }

    private static String validId(String id) {
        if (!KEY_ID.matcher(id).matches()) {
            throw new IllegalStateException(
                    "psyhealth.contact.keys.%s: the id of a key is 1 to 16 lower-case letters and digits"
                            .formatted(id));
        }
        return id;
    }

    private static SecretKey decoded(String id, String key) {
        try {
            var bytes = Base64.getDecoder().decode(key.strip());
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException e) {
            // The message must not contain the value, which may be a key.
        }
        throw new IllegalStateException(
                "psyhealth.contact.keys.%s must be 32 bytes in base64, as openssl rand -base64 32 prints them"
                        .formatted(id));
    }
}
