package org.psyhealth.topic.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.paging.Pagings;
import org.psyhealth.support.Concurrently;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.topic.TopicModule;
import org.psyhealth.topic.events.TopicCreated;
import tools.jackson.databind.json.JsonMapper;

/** What the migration inserts is told like everything else, and once. */
class StarterSetIT {

    private static final ModuleContext MODULE = ModuleContext.of("topic");

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @Test
    void each_topic_is_announced_once_by_whichever_task_comes_first_and_can_be_edited() throws Exception {
        var starterSet = MODULE.get(StarterSet.class);

        Concurrently.run(3, task -> starterSet.announce());
        starterSet.announce();

        assertThat(MODULE.events().all())
                .hasSize(13)
                .allSatisfy(event -> assertThat(event).isInstanceOfSatisfying(TopicCreated.class, created -> {
                    assertThat(created.state().title().vi()).isNotBlank();
                    assertThat(created.state().description().vi()).isNotBlank();
                }))
                .extracting(event -> event.meta().subject())
                .doesNotHaveDuplicates();
        assertThat(TopicModule.flawsOfTree(MODULE)).isEmpty();

        var trauma = MODULE.get(StaffTopics.class).list(null, Pagings.of(100, null)).items().stream()
                .filter(topic -> topic.slug().equals("trauma"))
                .findFirst()
                .orElseThrow();
        MODULE.get(TopicCatalog.class)
                .change(trauma.id(), new IfMatch("\"0\""), JsonMapper.shared().readTree("{\"icon\": \"tree\"}"));
        assertThat(MODULE.events().of(trauma.id()))
                .last()
                .satisfies(event -> assertThat(event.meta().aggregateVersion()).isOne());
    }
}
