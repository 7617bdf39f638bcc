package org.psyhealth.topic.help;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.input.Characters;

/**
 * What staff say about a help resource.
 *
 * @param topicId the topic under which it is shown; under every one by default
 * @param country where it helps (ISO 3166-1, two letters); in every country by default
 * @param title what it is called there
 * @param url its page
 * @param phone the number as one dials it in its country
 * @param languages in which help is given (ISO 639)
 * @param hours when somebody is there
 * @param source the page on which staff read it
 * @param verifiedOn when staff last did so
 */
record HelpContent(
        @Nullable UUID topicId,

        @Pattern(regexp = "[A-Z]{2}", message = "must be the code of a country, in two capital letters") @Nullable
        String country,

        @NotBlank @Characters(min = 1, max = 120) String title,

        @NotNull
        @Size(max = 300)
        @Pattern(regexp = HelpContent.ADDRESS, message = "must be an address that begins with https://")
        String url,

        @Pattern(regexp = "[+0-9][0-9 ]{1,19}", message = "must be a telephone number, of digits and spaces") @Nullable
        String phone,

        @NotNull @Size(min = 1, max = 10) @UniqueElements
        List<
                        @NotNull
                        @Pattern(regexp = "[a-z]{2,3}", message = "must be the code of a language, in small letters")
                        String>
                languages,

        @Characters(min = 1, max = 120) @Nullable String hours,

        @NotNull
        @Size(max = 300)
        @Pattern(regexp = HelpContent.ADDRESS, message = "must be an address that begins with https://")
        String source,

        @NotNull LocalDate verifiedOn) {

    static final String ADDRESS = "https://[!-~]{1,290}";
}
