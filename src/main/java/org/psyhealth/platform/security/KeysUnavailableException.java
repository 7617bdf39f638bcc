package org.psyhealth.platform.security;

import org.springframework.security.core.AuthenticationException;

/** The token may be good or not: the keys to tell could not be had. */
class KeysUnavailableException extends AuthenticationException {

    KeysUnavailableException(Throwable cause) {
        super("the issuer's keys cannot be fetched", cause);
    }
}
