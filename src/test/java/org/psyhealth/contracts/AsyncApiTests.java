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
    void every_topic_is_described_with_its_messages_and_each_message_with_an_example() {
        var document = AsyncApi.document();
        var channels = document.path("channels");
        assertThat(channels.propertyNames())
                .containsAll(PublishedEvents.contracts().stream()
                        .map(EventContracts::topicOf)
                        .toList());
        channels.forEach(channel -> assertThat(channel.path("messages")).isNotEmpty());
        PublishedEvents.records()
                .forEach(event -> assertThat(document.at("/components/messages/" + event.getSimpleName() + "/examples"))
                        .hasSize(1));
    }

    @Test
    void every_consumer_group_is_named_with_its_dead_letters() {
        var document = AsyncApi.document();
        assertThat(PublishedEvents.consumptions()).isNotEmpty().allSatisfy(consumption -> {
            var operation = document.path("operations").path(consumption.group() + "-consumes-" + consumption.topic());
            assertThat(operation.at("/bindings/kafka/groupId/const").asString()).isEqualTo(consumption.group());
            assertThat(document.path("channels").propertyNames())
                    .contains(consumption.topic() + "." + consumption.group() + ".dlt");
        });
    }

    @Test
    void titles_are_usable_as_class_names() {
        AsyncApi.document()
                .path("components")
                .path("messages")
                .forEach(message -> assertThat(message.path("payload")
                                .path("title")
                                .asString(message.path("title").asString()))
                        .matches("[A-Z][A-Za-z]+"));
    }
}
