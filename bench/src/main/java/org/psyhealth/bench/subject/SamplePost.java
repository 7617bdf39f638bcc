package org.psyhealth.bench.subject;

/** The post that everyone writes: a title and 1.5 KB of text. */
final class SamplePost {

    private static final String PARAGRAPH = "Some weeks are **heavier** than others. I have been writing down three small "
            + "things every evening, and on most days one of them is only that I made it through the afternoon. It helps "
            + "to hear that others walk slowly too, and that a slow step is still a step. ";

    private SamplePost() {}

    static String body() {
        return PARAGRAPH.repeat(7).substring(0, 1_500);
    }

    static String json(String topic) {
        return """
                {"title": "What a slow week has taught me", "body": "%s", "topics": ["%s"], "publish": true}"""
                .formatted(body(), topic);
    }
}
