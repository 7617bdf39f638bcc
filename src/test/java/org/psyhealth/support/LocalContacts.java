package org.psyhealth.support;

import java.util.Map;
import org.psyhealth.platform.contact.ContactCipher;

/** The public key id and key for contact data in local environments; not secret. */
public final class LocalContacts {

    /** The id of the key. */
    public static final String ID = "local";
    /** The key itself. */
    public static final String KEY = "Zm9yIGxvY2FsIHVzZSBvbmx5LCBrbm93biB0byBhbGw=";

    private LocalContacts() {}

    /** A cipher that uses it. */
    public static ContactCipher cipher() {
        return new ContactCipher(Map.of(ID, KEY), ID);
    }
}
