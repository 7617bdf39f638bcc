package org.psyhealth.platform.web.paging;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How collections are walked.
 *
 * @param cursorSecret signs the cursors of collections: at least 32 characters, the same in every task, from the secret
 *     store. A new one makes the cursors that clients hold invalid, which only restarts their walk
 */
@Validated
@ConfigurationProperties("psyhealth.web")
record PagingProperties(
        @NotNull(message = "is required: set it to a random text of at least 32 characters") @Size(min = 32)
        String cursorSecret) {}
