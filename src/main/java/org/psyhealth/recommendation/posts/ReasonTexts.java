package org.psyhealth.recommendation.posts;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.psyhealth.recommendation.posts.Recommendation.Code;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The reasons as sentences, in English and Vietnamese. */
@Component
class ReasonTexts {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    ReasonTexts() {
        texts.setBasename("recommendation/texts/messages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
    }

    String render(Code code, String topic, Locale locale) {
        return texts.getMessage(code.name(), new Object[] {topic}, locale);
    }
}
