package org.psyhealth.media.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.psyhealth.media.MediaModule;
import org.psyhealth.media.RefusingStore;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.RecordedEvents;
import org.psyhealth.user.events.ExportRequested;
import org.psyhealth.user.events.PartAnswered;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person gets the list of their files, once for each request. */
class ExportIT {

    private static final ModuleContext MODULE =
            MediaModule.start(Map.of(), context -> context.registerBean(RefusingStore.class));

    private final UUID request = UUID.randomUUID();
    private StoredFiles files = new StoredFiles(MODULE);

    @BeforeEach
    void empty() {
        MODULE.empty();
        files = new StoredFiles(MODULE);
    }

    @AfterAll
    static void close() {
        MODULE.close();
    }

    @Test
    void the_list_holds_each_file_of_the_person_with_addresses_of_what_is_served() {
        var ready = files.ready(MediaPurpose.PICTURE, true);
        var uploading = files.announced(MediaPurpose.AUDIO, null);
        new StoredFiles(MODULE).ready(MediaPurpose.PICTURE, true);

        requested();
        StoredFiles.runAll(MODULE);

        assertAnswered(2);
        var manifest = manifest();
        assertThat(manifest.path("schema").asString()).isEqualTo("org.psyhealth.media.export.v1");
        assertThat(manifest.path("requestId").asString()).isEqualTo(request.toString());
        assertThat(manifest.path("files")
                        .valueStream()
                        .map(file -> file.path("id").asString()))
                .containsExactlyInAnyOrder(ready.toString(), uploading.toString());
        assertThat(file(manifest, uploading).path("downloads")).isEmpty();
        assertThat(file(manifest, ready).path("status").asString()).isEqualTo("READY");
        assertThat(file(manifest, ready).path("downloads"))
                .hasSize(2)
                .allSatisfy(download -> assertThat(download.path("url").asString())
                        .contains("/served/" + ready + "/")
                        .contains("X-Amz-Expires="
                                + Duration.ofHours(24).plusMinutes(15).toSeconds()));
    }

    @Test
    void a_request_that_arrives_again_is_answered_once() {
        requested();
        requested();
        StoredFiles.runAll(MODULE);
        requested();
        StoredFiles.runAll(MODULE);
        assertAnswered(0);
    }

    @Test
    void a_store_that_fails_delays_the_answer() {
        files.ready(MediaPurpose.PICTURE, true);
        var store = MODULE.get(RefusingStore.class);
        store.refuse("putObject");
        requested();
        StoredFiles.runAll(MODULE);
        assertThat(answers()).isEmpty();
        store.refuse();
        passes();
        assertAnswered(1);
    }

    @Test
    void a_process_that_is_killed_before_the_answer_leaves_it_to_another_one() {
        requested();
        MODULE.events().failing(RecordedEvents.Failure.BEFORE_THE_COMMIT);
        StoredFiles.runAll(MODULE);
        MODULE.events().failing(RecordedEvents.Failure.NONE);
        assertThat(answers()).isEmpty();
        passes();
        assertAnswered(0);
    }

    private void requested() {
        MODULE.listeners()
                .on(new ExportRequested(
                        EventMeta.of(request, 1, MODULE.clock().instant()),
                        request,
                        files.owner().id()));
    }

    private static void passes() {
        MODULE.clock().advance(Duration.ofMinutes(1));
        StoredFiles.runAll(MODULE);
    }

    private static List<PartAnswered> answers() {
        return MODULE.events().all().stream()
                .filter(PartAnswered.class::isInstance)
                .map(PartAnswered.class::cast)
                .toList();
    }

    private void assertAnswered(long files) {
        assertThat(answers()).singleElement().satisfies(answer -> {
            assertThat(answer.kind()).isEqualTo(PartAnswered.Kind.EXPORT);
            assertThat(answer.meta().subject()).isEqualTo(request + "/media");
            assertThat(answer.counts()).isEqualTo(Map.of("files", files));
            assertThat(answer.key()).isEqualTo("exports/" + request + "/media.json");
        });
    }

    private JsonNode manifest() {
        return JsonMapper.builder().build().readTree(files.read("exports/" + request + "/media.json"));
    }

    private static JsonNode file(JsonNode manifest, UUID id) {
        return manifest.path("files")
                .valueStream()
                .filter(file -> file.path("id").asString().equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }
}
