package org.psyhealth.topic.help;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A help resource as staff see it.
 *
 * @param topicId the topic under which it is shown; null: under every one
 * @param country where it helps (ISO 3166-1); null: in every country
 * @param title what it is called there
 * @param url its page
 * @param phone the number as one dials it in its country; null for none
 * @param languages in which help is given (ISO 639)
 * @param hours when somebody is there; null if that is not known
 * @param source the page on which staff read it
 * @param verifiedOn when staff last did so
 * @param check whether it has to be verified
 * @param version shown as the entity tag only
 */
record StaffResource(
        UUID id,
        @Nullable UUID topicId,
        @Nullable String country,
        String title,
        String url,
        @Nullable String phone,
        List<String> languages,
        @Nullable String hours,
        String source,
        LocalDate verifiedOn,
        HelpCheck check,
        @JsonIgnore long version) {

    HelpContent content() {
        return new HelpContent(topicId, country, title, url, phone, languages, hours, source, verifiedOn);
    }

    HelpResource shown() {
        return new HelpResource(id, country, title, url, phone, languages, hours, source, verifiedOn);
    }
}
