package org.psyhealth.media.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaFormatTests {

    @ParameterizedTest
    @CsvSource({
        "image/jpg, JPEG",
        "AUDIO/X-M4A, M4A",
        "audio/opus, OGG_OPUS",
        "audio/x-opus+ogg, OGG_OPUS",
        "application/ogg, OGG_OPUS",
        "video/ogg, OGG_OPUS",
        "video/webm, WEBM_OPUS"
    })
    void what_browsers_call_a_format_is_understood(String contentType, MediaFormat format) {
        assertThat(MediaFormat.of(contentType)).hasValue(format);
    }
}
