package org.psyhealth.platform.security;

import java.util.List;

/** What can be read without an access token. Everything else needs one. */
public final class PublicPaths {

    static final List<String> PATTERNS = List.of(
            "/health",
            "/health/*",
            "/api/discovery",
            "/v3/api-docs",
            "/v3/api-docs/*",
            "/asyncapi.json",
            "/events/*.json",
            "/docs",
            "/docs/*",
            "/docs/files/*",
            "/docs/webjars/swagger-ui/swagger-ui.css",
            "/docs/webjars/swagger-ui/swagger-ui-bundle.js",
            "/docs/webjars/swagger-ui/oauth2-redirect.js",
            "/problems/*");

    private PublicPaths() {}

    /** Whether a path, without variables, is one of them. */
    public static boolean contains(String path) {
        return PATTERNS.contains(path);
    }
}
