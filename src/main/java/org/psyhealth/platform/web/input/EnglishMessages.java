package org.psyhealth.platform.web.input;

import jakarta.validation.MessageInterpolator;
import java.util.Locale;

/** Takes the messages of the constraints' own, English, resource bundle, whatever the request or the JVM prefers. */
record EnglishMessages(MessageInterpolator target) implements MessageInterpolator {

    @Override
    public String interpolate(String template, Context context) {
        return target.interpolate(template, context, Locale.ROOT);
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return interpolate(template, context);
    }
}
