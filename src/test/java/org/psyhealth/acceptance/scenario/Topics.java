package org.psyhealth.acceptance.scenario;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Creates the topics of the scenario. */
record Topics(PersonalClient administrator) {

    /** Creates topics; returns their slugs. */
    List<String> create(int count) throws InterruptedException {
        var slugs =
                IntStream.range(0, count).mapToObj(number -> "topic-" + number).toList();
        administrator.signIn();
        for (var slug : slugs) {
            var json = "{\"slug\":\"%s\",\"title\":{\"en\":\"Topic %s\"}}".formatted(slug, slug);
            requireCreated(administrator.send(
                    "POST",
                    "/api/admin/topics",
                    json,
                    "Idempotency-Key",
                    UUID.randomUUID().toString()));
        }
        return slugs;
    }

    private static void requireCreated(Answer answer) {
        if (!answer.is(201)) {
            throw new IllegalStateException("not created: " + answer);
        }
    }
}
