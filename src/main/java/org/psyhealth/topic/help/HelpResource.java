package org.psyhealth.topic.help;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where people find help outside of this community.
 *
 * @param country where it helps (ISO 3166-1); null: in every country
 * @param title what it is called there
 * @param url its page
 * @param phone the number as one dials it in its country; null for none
 * @param languages in which help is given (ISO 639)
 * @param hours when somebody is there; null if that is not known
 * @param source the page on which staff read it
 * @param verifiedOn when staff last did so
 */
record HelpResource(
        UUID id,
        @Nullable String country,
        String title,
        String url,
        @Nullable String phone,
        List<String> languages,
        @Nullable String hours,
        String source,
        LocalDate verifiedOn) {}
