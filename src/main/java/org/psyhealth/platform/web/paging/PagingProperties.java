package org.psyhealth.platform.web.paging;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of paging.
 *
 * @param cursorSecret signs the cursors of collections: at least 32 characters, the same in every task, from the secret
 *     store. Changing it invalidates the clients' cursors, so that they have to start again from the first page
 */
@Validated
@ConfigurationProperties("psyhealth.web")
record PagingProperties(
        @NotNull(message = "is required: set it to a random text of at least 32 characters") @Size(min = 32)
        String cursorSecret) {

    /** Omits the secret: configuration properties may be logged. */
    @Override
    public String toString() {
        return "PagingProperties[]";
    }
}
