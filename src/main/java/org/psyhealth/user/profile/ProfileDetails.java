package org.psyhealth.user.profile;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.text.Languages;
import org.psyhealth.platform.text.VisibleText;
import org.psyhealth.platform.web.input.Characters;

/**
 * The details of a profile that a person may change.
 *
 * @param displayName the name that others see
 * @param bio up to 2,000 characters (Unicode code points) about oneself; null when there is none
 * @param locale the language of messages to the person
 * @param timeZone an IANA time zone
 */
record ProfileDetails(
        @NotNull @Characters(min = 1, max = DisplayName.MAX) @NotReserved
        String displayName,

        @Characters(max = MAX_BIO, multiline = true) @Nullable
        String bio,

        @NotNull @Pattern(regexp = Languages.CODES, message = "en or vi")
        String locale,

        @NotNull @Size(max = 64) @IanaTimeZone String timeZone) {

    private static final int MAX_BIO = 2_000;

    /** A name may still be null here: a merge patch is applied first and validated afterwards. */
    ProfileDetails {
        if (displayName != null) {
            displayName = DisplayName.normalize(displayName);
        }
        if (bio != null && !VisibleText.isVisible(bio)) {
            bio = null;
        }
    }
}
