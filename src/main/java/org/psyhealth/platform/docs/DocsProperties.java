package org.psyhealth.platform.docs;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the pages under {@code /docs}.
 *
 * @param enabled whether they are served
 * @param clientId the public client, with PKCE, by which the page of the API logs in at the identity provider; without
 *     one, a token has to be entered. Its redirect URI is {@code /docs/login} of this application
 */
@ConfigurationProperties("psyhealth.docs")
record DocsProperties(
        @DefaultValue("true") boolean enabled, @Nullable String clientId) {}
