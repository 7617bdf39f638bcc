package org.psyhealth.platform.security;

import org.springframework.security.core.AuthenticationException;

/** The token cannot be verified because the issuer's keys are unavailable. */
class KeysUnavailableException extends AuthenticationException {

    KeysUnavailableException(Throwable cause) {
        super("the issuer's keys cannot be fetched", cause);
    }
}
