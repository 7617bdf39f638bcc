package org.psyhealth.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.psyhealth.platform.events.EventContracts;

class AsyncApiTests {

    @Test
    void the_committed_document_is_what_the_code_says() {
        CommittedFile.of("src/main/resources/asyncapi/asyncapi.json")
                .mustEqual(AsyncApi.document().toPrettyString() + "\n");
    }

    @Test
    void every_topic_is_described_with_its_messages() {
        var channels = AsyncApi.document().path("channels");
        assertThat(channels.propertyNames())
                .containsExactlyInAnyOrderElementsOf(PublishedEvents.contracts().stream()
                        .map(EventContracts::topicOf)
                        .toList());
        channels.forEach(channel -> assertThat(channel.path("messages")).isNotEmpty());
    }
}
