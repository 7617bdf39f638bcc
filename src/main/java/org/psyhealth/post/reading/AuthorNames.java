package org.psyhealth.post.reading;

import java.nio.charset.StandardCharsets;
import org.psyhealth.platform.text.Languages;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** What is shown in place of the name of an author who is not here any more, in English and Vietnamese. */
@Component
class AuthorNames {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    AuthorNames() {
        texts.setBasename("post/texts/messages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
    }

    /** In the language that the request asks for. */
    String departed() {
        var wanted = LocaleContextHolder.getLocale().toLanguageTag();
        return texts.getMessage("departed", null, Languages.nearest(wanted));
    }
}
