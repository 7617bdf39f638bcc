package org.psyhealth.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.delivery.FakeCommands.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** scripts/deploy.sh as it is, in a real shell, against recorded replies of the AWS CLI. */
class DeployScriptTests {

    private static final String OLD = "sha256:" + "a".repeat(64);
    private static final String NEW = "sha256:" + "b".repeat(64);
    private static final String REVISION = "arn:aws:ecs:ap-southeast-1:123456789012:task-definition/psyhealth-app:";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Path directory;
    private final RecordedReplies replies = new RecordedReplies();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "ECR_REGISTRY", "123456789012.dkr.ecr.ap-southeast-1.amazonaws.com", "APP_URL", "https://app.example.org"));
    private FakeCommands commands;

    /** What a run printed and ended with. */
    record Run(int status, String output, String error) {}

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        this.directory = directory;
        var scripts = Files.createDirectories(directory.resolve("scripts"));
        Files.copy(Path.of("scripts", "deploy.sh"), scripts.resolve("deploy.sh"), StandardCopyOption.COPY_ATTRIBUTES);
        FakeCommands.write(scripts.resolve("tour.sh"));
        var applyTopics = scripts.resolve("apply-topics.sh");
        Files.writeString(applyTopics, """
                #!/usr/bin/env bash
                exec kafka "$KAFKA_BOOTSTRAP_SERVERS" "$(cat "$KAFKA_COMMAND_CONFIG")" "${AWS_SESSION_TOKEN:-nobody}" "$@"
                """);
        applyTopics.toFile().setExecutable(true);
        commands = new FakeCommands(
                Files.createDirectories(directory.resolve("bin")),
                replies,
                "aws",
                "curl",
                "git",
                "sleep",
                "buildah",
                "kafka",
                "skopeo");
        replies.printing("sleep", "")
                .printing("git rev-parse HEAD", "3333333333333333333333333333333333333333\n")
                .printing("git rev-parse HEAD^{tree}", "2222222222222222222222222222222222222222\n")
                .printing("git status", "")
                .on("describe-task-definition", "task-definition-old")
                .on("describe-task-definition psyhealth-app:41", "task-definition-old")
                .on("describe-task-definition psyhealth-app:42", "task-definition-new")
                .on("register-task-definition", "registered")
                .on("update-service", "rolling-under-way")
                .on("create-deployment", "created")
                .on("stop-deployment", "stopping")
                .printing("continue-deployment", "")
                .on("list-deployments", "no-deployment");
    }

    @AfterEach
    void stop() {
        commands.close();
    }

    // ---- the image

    @Test
    void the_image_is_named_after_its_source() throws Exception {
        assertThat(run("tag").output()).isEqualTo("src-2222222222222222222222222222222222222222\n");
    }

    @Test
    void changes_that_are_in_no_commit_are_not_delivered() throws Exception {
        replies.printing("git status", " M pom.xml\n");

        for (var command : List.of("tag", "find", "build target/image", "push target/image")) {
            assertThat(run(command.split(" ")).status()).as(command).isEqualTo(1);
        }
        assertThat(called("aws")).isEmpty();
        assertThat(called("buildah")).isEmpty();
    }

    @Test
    void an_image_is_built_with_its_commit_on_it() throws Exception {
        replies.printing("buildah", "").printing("global-bundle.pem", "");

        assertThat(run("build", "target/image").status()).isZero();
        assertThat(called("curl").getFirst())
                .as("whom the databases are trusted by")
                .matches(call -> call.has("-o infra/container/trust/global-bundle.pem"));
        assertThat(called("buildah").getFirst())
                .matches(
                        call -> call.has("org.opencontainers.image.revision=3333333333333333333333333333333333333333"));
        assertThat(called("buildah").getLast())
                .matches(call -> call.has(
                        "push --format oci", "src-2222222222222222222222222222222222222222", "oci:target/image"));
    }

    @Test
    void no_image_is_built_without_the_authorities_of_the_databases() throws Exception {
        replies.printing("buildah", "").failing("global-bundle.pem", 22, "curl: (22) 404");

        assertThat(run("build", "target/image").status()).isNotZero();
        assertThat(called("buildah")).isEmpty();
    }

    @Test
    void an_image_is_pushed_once_and_known_by_its_digest() throws Exception {
        replies.failing(
                        "describe-images",
                        254,
                        "An error occurred (ImageNotFoundException) when calling DescribeImages")
                .printing("get-login-password", "a password")
                .printing("skopeo login", "")
                .printing("skopeo copy", "");

        assertThat(run("push", "target/image").output()).isEqualTo(NEW + "\n");
        assertThat(called("skopeo").getFirst().input()).isEqualTo("a password");
        assertThat(commands.calls()).noneMatch(call -> call.has("a password"));
        assertThat(called("skopeo").getLast())
                .matches(
                        call -> call.has(
                                "--preserve-digests",
                                "oci:target/image docker://123456789012.dkr.ecr.ap-southeast-1.amazonaws.com/psyhealth/app:src-2222222222222222222222222222222222222222"));
    }

    @Test
    void a_source_that_was_built_before_is_not_pushed_again() throws Exception {
        replies.on("describe-images", "image");

        assertThat(run("push", "target/image").output()).isEqualTo(NEW + "\n");
        assertThat(called("skopeo")).isEmpty();
    }

    @Test
    void when_two_builds_push_the_same_source_the_first_one_counts() throws Exception {
        replies.failing(
                        "describe-images",
                        254,
                        "An error occurred (ImageNotFoundException) when calling DescribeImages")
                .printing("get-login-password", "a password")
                .printing("skopeo login", "")
                .failing("skopeo copy", 1, "tag is immutable");
        assertThat(run("push", "target/image").status()).isEqualTo(1);

        replies.on("describe-images", "image");
        assertThat(run("push", "target/image").output()).isEqualTo(NEW + "\n");
    }

    @Test
    void an_image_is_found_by_its_source() throws Exception {
        replies.on("describe-images imageTag=src-2222222222222222222222222222222222222222", "image");

        assertThat(run("find").output()).isEqualTo(NEW + "\n");
    }

    @Test
    void a_source_that_was_never_built_is_told_from_a_registry_that_does_not_answer() throws Exception {
        replies.failing(
                "describe-images", 254, "An error occurred (ImageNotFoundException) when calling DescribeImages");
        assertThat(run("find").status()).isEqualTo(3);

        replies.failing(
                "describe-images", 254, "An error occurred (AccessDeniedException) when calling DescribeImages");
        var denied = run("find");
        assertThat(denied.status()).isEqualTo(1);
        assertThat(denied.error()).contains("AccessDeniedException");
    }

    @Test
    void passing_an_environment_is_noted_in_the_registry_under_the_digest() throws Exception {
        replies.failing(
                        "describe-images",
                        254,
                        "An error occurred (ImageNotFoundException) when calling DescribeImages")
                .on("batch-get-image", "manifest")
                .on("put-image", "tagged");
        assertThat(run("passed", "dev", NEW).status()).isZero();

        var put = call("put-image");
        assertThat(put.after("--image-tag")).isEqualTo("passed-dev-" + "b".repeat(64));
        assertThat(put.after("--image-digest")).isEqualTo(NEW);
        assertThat(put.after("--image-manifest"))
                .isEqualTo(
                        "{\n   \"schemaVersion\": 2,\n   \"mediaType\": \"application/vnd.oci.image.manifest.v1+json\"\n}");
    }

    @Test
    void what_is_noted_already_is_not_noted_again() throws Exception {
        replies.on("describe-images", "image");

        assertThat(run("passed", "dev", NEW).status()).isZero();
        assertThat(calls("put-image")).isEmpty();
    }

    @Test
    void what_has_not_passed_is_not_promoted() throws Exception {
        replies.failing(
                "describe-images", 254, "An error occurred (ImageNotFoundException) when calling DescribeImages");
        assertThat(run("require", "staging", NEW))
                .matches(run -> run.status() == 1 && run.error().contains("has not passed staging"));

        replies.on("describe-images", "another-image");
        assertThat(run("require", "staging", NEW).status()).isEqualTo(1);

        replies.on("describe-images imageTag=passed-staging-" + "b".repeat(64), "image");
        assertThat(run("require", "staging", NEW).status()).isZero();
    }

    // ---- rolling

    @Test
    void dev_is_rolled_to_a_revision_that_differs_by_its_image_alone() throws Exception {
        replies.on(
                "describe-services",
                "rolling-old",
                "rolling-old",
                "rolling-under-way",
                "rolling-under-way",
                "rolling-new");

        var run = run("start", "dev", NEW);

        assertThat(run.status()).as(run.error()).isZero();
        var expected = replies.json("task-definition-old").path("taskDefinition");
        assertThat(registered()).isEqualTo(registrable(expected));
        assertThat(call("register-task-definition"))
                .matches(call -> call.has(
                        "key=psyhealth:commit,value=3333333333333333333333333333333333333333",
                        "key=psyhealth:replaces,value=" + REVISION + "41"));
        assertThat(call("update-service"))
                .matches(
                        call -> call.has("--cluster psyhealth-dev --service app --task-definition " + REVISION + "42"));
        assertThat(called("sleep"))
                .as("it waited until the tasks were replaced")
                .hasSize(2);
        assertThat(calls("deploy create-deployment")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"rolling-old,gone back", "rolling-failed,gave the deployment"})
    void a_rolling_deployment_that_ecs_gives_up_fails(String then, String message) throws Exception {
        replies.on("describe-services", "rolling-old", "rolling-old", "rolling-under-way", then);

        assertThat(run("start", "dev", NEW))
                .matches(run -> run.status() == 1 && run.error().contains(message));
    }

    @Test
    void a_deployment_that_never_settles_fails_in_time() throws Exception {
        environment.put("WAIT_MINUTES", "1");
        replies.on("describe-services", "rolling-old", "rolling-old", "rolling-under-way");

        assertThat(run("start", "dev", NEW))
                .matches(run -> run.status() == 1 && run.error().contains("not within 1 minutes"));
        assertThat(called("sleep")).hasSize(4).allMatch(call -> call.has("sleep 15"));
    }

    @Test
    void a_service_that_cannot_be_seen_is_left_alone() throws Exception {
        replies.failing("describe-services", 254, "An error occurred (AccessDeniedException)");

        for (var command : List.of("start", "switch", "watch", "rollback")) {
            assertThat(run(command, "prod", NEW).status()).as(command).isNotZero();
        }
        assertThat(changes()).isEmpty();
    }

    @Test
    void dev_goes_back_to_the_revision_before() throws Exception {
        replies.on("describe-services", "rolling-new", "rolling-new", "rolling-old");

        var run = run("rollback", "dev", NEW);

        assertThat(run.status()).as(run.error()).isZero();
        assertThat(call("update-service")).matches(call -> call.has("--task-definition " + REVISION + "41"));
        assertThat(run.error()).contains("dev runs " + OLD);
    }

    @Test
    void dev_that_went_back_by_itself_is_not_rolled_back_further() throws Exception {
        replies.on("describe-services", "rolling-old");

        assertThat(run("rollback", "dev", NEW).status()).isZero();
        assertThat(changes()).isEmpty();
    }

    // ---- blue-green

    @Test
    void staging_moves_its_traffic_by_itself() throws Exception {
        replies.on("describe-services", "blue", "blue", "green")
                .on("get-deployment d-NEW", "deployment-in-progress", "deployment-in-progress", "deployment-moved");

        var run = run("start", "staging", NEW);

        assertThat(run.status()).as(run.error()).isZero();
        assertThat(run.error()).contains("staging runs " + NEW);
        var create = call("create-deployment");
        assertThat(create)
                .matches(call -> call.has(
                        "--application-name psyhealth-staging --deployment-group-name app --description " + NEW));
        var revision = JSON.readTree(create.after("--revision"));
        assertThat(revision.path("revisionType").asString()).isEqualTo("AppSpecContent");
        var target = JSON.readTree(
                        revision.path("appSpecContent").path("content").asString())
                .path("Resources")
                .path(0)
                .path("TargetService")
                .path("Properties");
        assertThat(target.path("TaskDefinition").asString()).isEqualTo(REVISION + "42");
        assertThat(target.path("LoadBalancerInfo").path("ContainerName").asString())
                .isEqualTo("app");
        assertThat(target.path("LoadBalancerInfo").path("ContainerPort").asInt())
                .isEqualTo(8080);
        assertThat(calls("update-service")).isEmpty();
        assertThat(calls("continue-deployment")).isEmpty();
    }

    @Test
    void prod_waits_for_the_switch() throws Exception {
        replies.on("describe-services", "blue")
                .on("get-deployment d-NEW", "deployment-in-progress", "deployment-ready");

        var run = run("start", "prod", NEW);

        assertThat(run.status()).as(run.error()).isZero();
        assertThat(run.error()).contains("waits for the switch");
        assertThat(calls("continue-deployment")).isEmpty();
    }

    @Test
    void the_switch_moves_the_traffic() throws Exception {
        replies.on("describe-services", "blue", "green")
                .on("list-deployments", "deployment-new")
                .on(
                        "get-deployment d-NEW",
                        "deployment-ready",
                        "deployment-ready",
                        "deployment-in-progress",
                        "deployment-moved");

        var run = run("switch", "prod", NEW);

        assertThat(run.status()).as(run.error()).isZero();
        assertThat(call("continue-deployment")).matches(call -> call.has("d-NEW", "READY_WAIT"));
        assertThat(run.error()).contains("prod runs " + NEW);
    }

    @Test
    void only_the_approved_image_is_switched_to() throws Exception {
        replies.on("describe-services", "blue")
                .on("list-deployments", "deployment-new")
                .on("get-deployment", "deployment-ready");

        assertThat(run("switch", "prod", OLD).status()).isEqualTo(1);
        replies.on("list-deployments", "no-deployment");
        assertThat(run("switch", "prod", NEW).status()).isEqualTo(1);
        assertThat(changes()).isEmpty();
    }

    @Test
    void a_deployment_that_codedeploy_gives_up_fails_with_its_reason() throws Exception {
        replies.on("describe-services", "blue").on("get-deployment d-NEW", "deployment-failed");

        assertThat(run("start", "staging", NEW))
                .matches(run -> run.status() == 1 && run.error().contains("One or more alarms have been activated"));
    }

    @Test
    void a_deployment_is_only_done_when_its_image_has_the_traffic() throws Exception {
        replies.on("describe-services", "blue").on("get-deployment d-NEW", "deployment-succeeded");

        assertThat(run("start", "staging", NEW))
                .matches(run -> run.status() == 1 && run.error().contains("has the traffic"));
    }

    @Test
    void nothing_is_deployed_over_a_deployment_under_way() throws Exception {
        replies.on("describe-services", "blue")
                .on("list-deployments", "deployment-before")
                .on("get-deployment d-BEFORE", "before-in-progress");

        assertThat(run("start", "staging", NEW))
                .matches(run -> run.status() == 1 && run.error().contains("one at a time"));
        assertThat(changes()).isEmpty();
    }

    @Test
    void a_deployment_whose_old_tasks_only_wait_for_their_end_makes_way() throws Exception {
        replies.on("describe-services", "blue", "blue", "green")
                .on("list-deployments", "deployment-before")
                .on("get-deployment d-BEFORE", "before-moved", "before-moved", "before-succeeded")
                .on("get-deployment d-NEW", "deployment-moved");

        var run = run("start", "staging", NEW);

        assertThat(run.status()).as(run.error()).isZero();
        assertThat(call("continue-deployment")).matches(call -> call.has("d-BEFORE", "TERMINATION_WAIT"));
        assertThat(changes()).containsExactly("continue-deployment", "register-task-definition", "create-deployment");
    }

    @Test
    void a_deployment_under_way_is_stopped_and_codedeploy_returns_the_traffic() throws Exception {
        replies.on("describe-services", "green", "blue")
                .on("list-deployments", "deployment-new")
                .on("get-deployment d-NEW", "deployment-moved", "deployment-moved", "deployment-stopped-and-returned")
                .on("get-deployment d-BACK", "rollback-in-progress", "rollback-succeeded");

        var run = run("rollback", "prod", NEW);

        assertThat(run.status()).as(run.error()).isZero();
        assertThat(call("stop-deployment")).matches(call -> call.has("d-NEW", "--auto-rollback-enabled"));
        assertThat(run.error()).contains("rollback d-BACK: done", "prod runs " + OLD);
        assertThat(changes()).containsExactly("stop-deployment");
    }

    @Test
    void a_deployment_that_waits_for_the_switch_is_only_stopped() throws Exception {
        replies.on("describe-services", "blue")
                .on("list-deployments", "deployment-new")
                .on("get-deployment d-NEW", "deployment-ready", "deployment-ready", "deployment-stopped");

        var run = run("rollback", "prod");

        assertThat(run.status()).as(run.error()).isZero();
        assertThat(changes()).containsExactly("stop-deployment");
        assertThat(run.error()).contains("prod runs " + OLD + ", and has left " + NEW);
    }

    @Test
    void a_rollback_that_codedeploy_began_is_awaited() throws Exception {
        replies.on("describe-services", "blue")
                .on("list-deployments", "deployment-back")
                .on("get-deployment d-BACK", "rollback-in-progress", "rollback-in-progress", "rollback-succeeded")
                .on("get-deployment d-NEW", "deployment-failed");

        var run = run("rollback", "prod", NEW);

        assertThat(run.status()).as(run.error()).isZero();
        assertThat(changes()).isEmpty();
    }

    @Test
    void another_images_deployment_is_not_stopped() throws Exception {
        replies.on("describe-services", "blue")
                .on("list-deployments", "deployment-before")
                .on("get-deployment d-BEFORE", "before-in-progress");

        assertThat(run("rollback", "prod", NEW).status()).isZero();
        assertThat(changes()).isEmpty();
    }

    @Test
    void an_image_that_was_deployed_long_ago_is_replaced_by_the_one_before_without_waiting_for_anybody()
            throws Exception {
        replies.on("describe-services", "green", "green", "blue")
                .on(
                        "get-deployment d-NEW",
                        "deployment-ready",
                        "deployment-ready",
                        "deployment-in-progress",
                        "deployment-moved");

        var run = run("rollback", "prod");

        assertThat(run.status()).as(run.error()).isZero();
        assertThat(changes()).containsExactly("create-deployment", "continue-deployment");
        assertThat(call("create-deployment")).matches(call -> call.has("--description " + OLD, REVISION + "41"));
    }

    @Test
    void without_a_known_predecessor_nothing_is_rolled_back() throws Exception {
        replies.on("describe-services", "rolling-of-terraform")
                .on("describe-task-definition psyhealth-app:7", "task-definition-of-terraform");

        assertThat(run("rollback", "dev"))
                .matches(run -> run.status() == 1 && run.error().contains("start the digest you want"));
        assertThat(changes()).isEmpty();
    }

    @Test
    void deploying_what_runs_already_keeps_the_way_back() throws Exception {
        replies.on("describe-services", "rolling-new")
                .on("describe-task-definition", "task-definition-new")
                .on("describe-task-definition psyhealth-app:42", "task-definition-new");

        assertThat(run("start", "dev", NEW).status()).isZero();
        assertThat(call("register-task-definition"))
                .matches(call -> call.has("key=psyhealth:replaces,value=" + REVISION + "41"));
    }

    // ---- looking at it

    @Test
    void a_healthy_environment_is_watched_to_the_end() throws Exception {
        environment.put("WATCH_MINUTES_PROD", "1");
        healthy();

        assertThat(run("watch", "prod", NEW).status()).isZero();
        assertThat(called("curl")).hasSize(4).allMatch(call -> call.has("https://app.example.org/health"));
        assertThat(call("describe-alarms"))
                .matches(call -> call.has("--alarm-names psyhealth-prod-app-errors psyhealth-prod-app-latency"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alarm", "composite-alarm"})
    void an_alarm_is_enough(String alarm) throws Exception {
        healthy();
        replies.on("describe-alarms", "no-alarm", alarm);

        assertThat(run("watch", "prod", NEW))
                .matches(run -> run.status() == 4 && run.error().contains("psyhealth-prod-app-"));
    }

    @Test
    void an_address_that_stays_silent_is_enough_but_one_lost_request_is_not() throws Exception {
        environment.put("WATCH_MINUTES", "1");
        healthy();
        replies.failing("curl", 22, "curl: (22) The requested URL returned error: 503");
        assertThat(run("watch", "prod", NEW))
                .matches(run -> run.status() == 4 && run.error().contains("/health does not answer"));
        assertThat(called("curl")).hasSize(3);

        healthy();
        replies.oneFailing("curl", 22);
        assertThat(run("watch", "prod", NEW).status()).isZero();
    }

    @Test
    void a_task_that_stays_away_is_enough() throws Exception {
        healthy();
        replies.on("describe-services", "green-task-missing");

        assertThat(run("watch", "prod", NEW))
                .matches(run -> run.status() == 4 && run.error().contains("1 of 2 tasks"));
    }

    @Test
    void traffic_that_went_back_is_enough() throws Exception {
        healthy();
        replies.on("describe-services", "green", "green", "green", "blue");

        assertThat(run("watch", "prod", NEW))
                .matches(run -> run.status() == 4 && run.error().contains("no longer has the traffic"));
    }

    @Test
    void missing_alarms_are_told() throws Exception {
        environment.put("WATCH_MINUTES", "1");
        healthy();
        replies.on("get-deployment-group", "deployment-group-without-alarms");

        assertThat(run("watch", "prod", NEW).error()).contains("no alarm belongs to the deployments of prod");
    }

    @Test
    void a_stranger_sees_what_he_may_and_nothing_else() throws Exception {
        asAStranger();
        assertThat(run("check", "staging").status()).isZero();

        for (var change : List.of("/health 503", "/api/users/me 200", "/auth/admin/ 200", "/actuator/prometheus 200")) {
            asAStranger();
            replies.printing("curl https://app.example.org" + change.split(" ")[0], change.split(" ")[1]);
            assertThat(run("check", "staging").status()).as(change).isEqualTo(1);
        }
        asAStranger();
        replies.printing("curl http://app.example.org/health", "200");
        assertThat(run("check", "staging").status()).as("without TLS").isEqualTo(1);
    }

    @Test
    void topics_are_applied_with_the_brokers_and_the_role_of_the_environment() throws Exception {
        environment.put("KAFKA_BOOTSTRAP_SERVERS_STAGING", "b-1.staging:9098,b-2.staging:9098");
        environment.put("DEPLOY_ROLE_ARN_STAGING", "arn:aws:iam::123456789012:role/psyhealth-staging-deploy");
        replies.on("assume-role", "role").printing("kafka", "13 declared, 1 were missing, 0 changes open, 0 refused\n");

        assertThat(run("topics", "staging").status()).isZero();
        assertThat(called("kafka"))
                .singleElement()
                .matches(call -> call.has("b-1.staging:9098,b-2.staging:9098", "token", "--apply"))
                .matches(call -> call.has("security.protocol=SASL_SSL", "sasl.mechanism=AWS_MSK_IAM"));
    }

    @Test
    void topics_that_are_not_as_declared_stop_the_deployment() throws Exception {
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "b-1:9098");
        replies.failing("kafka", 1, "REFUSED  user-events: has 12 partitions");

        assertThat(run("topics", "dev").status()).isNotZero();
    }

    @Test
    void topics_need_to_know_their_brokers() throws Exception {
        var run = run("topics", "prod");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.error()).contains("KAFKA_BOOTSTRAP_SERVERS_PROD");
        assertThat(called("kafka")).isEmpty();
    }

    @Test
    void the_smoke_test_takes_its_password_from_the_secret_store() throws Exception {
        replies.on("get-secret-value psyhealth/dev/tour", "secret").printing("tour.sh", "");

        assertThat(run("smoke", "dev").status()).isZero();
        assertThat(called("tour.sh")).hasSize(1);
        assertThat(commands.calls()).noneMatch(call -> call.has("a password"));
    }

    @Test
    void the_smoke_test_never_writes_into_prod() throws Exception {
        assertThat(run("smoke", "prod").status()).isEqualTo(1);
        assertThat(commands.calls()).isEmpty();
    }

    @Test
    void migrations_are_remarked_on() throws Exception {
        var migrations = Files.createDirectories(directory.resolve("src/main/resources/post/migration"));
        Files.writeString(migrations.resolve("V2__add.sql"), "alter table post.post add column mood text;");
        Files.writeString(migrations.resolve("V3__drop.sql"), "ALTER TABLE post.post\n  DROP COLUMN mood;");
        replies.on("describe-services", "green").printing("git cat-file", "").printing("git diff", """
                A\tsrc/main/resources/post/migration/V2__add.sql
                A\tsrc/main/resources/post/migration/V3__drop.sql
                M\tsrc/main/resources/post/migration/V1__post.sql
                """);

        var lines = run("migrations", "prod").output().lines().toList();

        assertThat(lines.get(0)).startsWith("adds ").contains("V2__add.sql");
        assertThat(lines.get(1)).startsWith("REVIEW ").contains("V3__drop.sql");
        assertThat(lines.get(2)).startsWith("REFUSED ").contains("V1__post.sql");
        assertThat(calls("git diff").getFirst())
                .matches(call -> call.has("1111111111111111111111111111111111111111 HEAD"));
    }

    @Test
    void the_first_release_has_nothing_to_compare_with() throws Exception {
        replies.on("describe-services", "rolling-of-terraform")
                .on("describe-task-definition psyhealth-app:7", "task-definition-of-terraform")
                .failing("git cat-file", 128, "fatal: Not a valid object name None");

        assertThat(run("migrations", "dev"))
                .matches(run -> run.status() == 0 && run.output().startsWith("UNKNOWN"));
    }

    @Test
    void the_status_tells_what_runs_and_what_it_replaced() throws Exception {
        replies.on("describe-services", "green")
                .on("list-deployments", "deployment-new")
                .on("get-deployment", "deployment-moved");

        assertThat(run("status", "prod").output())
                .contains(
                        "prod runs " + NEW,
                        "instead of " + REVISION + "41",
                        "deployment d-NEW of " + NEW + ": InProgress");
    }

    // ---- who and what

    @Test
    void the_environments_role_is_taken_on_and_its_failure_stops_everything() throws Exception {
        environment.put("DEPLOY_ROLE_ARN_PROD", "arn:aws:iam::123456789012:role/psyhealth-prod-deploy");
        replies.on("assume-role", "role").on("describe-services", "blue");
        assertThat(run("status", "prod").status()).isZero();
        assertThat(called("aws").getFirst()).matches(call -> call.has("sts assume-role", "psyhealth-prod-deploy"));

        replies.failing("assume-role", 254, "An error occurred (AccessDenied)");
        var before = commands.calls().size();
        assertThat(run("start", "prod", NEW).status()).isNotZero();
        assertThat(commands.calls()).hasSize(before + 1);
    }

    @Test
    void a_long_lived_key_is_refused() throws Exception {
        environment.put("AWS_ACCESS_KEY_ID", "AKIA" + "X".repeat(16));

        assertThat(run("find")).matches(run -> run.status() == 1 && run.error().contains("long-lived"));
        assertThat(commands.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "1.0.0", "sha256:abc", "psyhealth/app:latest"})
    void environments_are_given_digests_only(String version) throws Exception {
        for (var command : List.of("start", "switch", "watch", "rollback", "passed", "require")) {
            assertThat(run(command, "prod", version).status()).as(command).isEqualTo(1);
        }
        assertThat(commands.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deploy", "start", "start dev", "topics", "find x", "rollback", "status dev prod"})
    void wrong_words_get_the_usage(String words) throws Exception {
        var run = run(words.isEmpty() ? new String[0] : words.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("start <env> <digest>");
        assertThat(commands.calls()).isEmpty();
    }

    @Test
    void there_are_three_environments() throws Exception {
        assertThat(run("start", "production", NEW).status()).isEqualTo(1);
        assertThat(commands.calls()).isEmpty();
    }

    @Test
    void names_can_be_told() throws Exception {
        environment.putAll(Map.of("CLUSTER_DEV", "community", "SERVICE_DEV", "web", "CLUSTER", "x"));
        replies.on("describe-services", "rolling-old");
        run("status", "dev");

        assertThat(call("describe-services")).matches(call -> call.has("--cluster community --services web"));
    }

    // ---- tools

    private void healthy() {
        replies.on("describe-services", "green")
                .on("get-deployment-group", "deployment-group")
                .on("describe-alarms", "no-alarm")
                .printing("curl", "");
    }

    private void asAStranger() {
        replies.printing("curl", "200")
                .printing("curl /api/users/me", "401")
                .printing("curl /auth/admin/", "403")
                .printing("curl /actuator/prometheus", "404")
                .printing("curl http://app.example.org/health", "301");
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", "scripts/deploy.sh"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).directory(directory.toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        process.environment().putAll(environment);
        commands.on(process);
        var output = directory.resolve("output");
        var error = directory.resolve("error");
        var started = process.redirectOutput(output.toFile())
                .redirectError(error.toFile())
                .start();
        started.getOutputStream().close();
        assertThat(started.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Run(started.exitValue(), Files.readString(output, UTF_8), Files.readString(error, UTF_8));
    }

    private List<Call> called(String command) {
        return commands.calls().stream()
                .filter(call -> call.command().equals(command))
                .toList();
    }

    private List<Call> calls(String words) {
        return commands.calls().stream().filter(call -> call.has(words)).toList();
    }

    private Call call(String words) {
        assertThat(calls(words)).as(words).isNotEmpty();
        return calls(words).getFirst();
    }

    /** The calls that change something, in order. */
    private List<String> changes() {
        return called("aws").stream()
                .map(call -> call.arguments().get(1))
                .filter(operation -> operation.matches("(register|update|create|stop|continue|put)-.*"))
                .toList();
    }

    private JsonNode registered() {
        return JSON.readTree(replies.given());
    }

    private static JsonNode registrable(JsonNode described) {
        var copy = (ObjectNode) described.deepCopy();
        copy.remove(List.of(
                "taskDefinitionArn",
                "revision",
                "status",
                "requiresAttributes",
                "compatibilities",
                "registeredAt",
                "registeredBy"));
        ((ObjectNode) copy.path("containerDefinitions").path(0))
                .put("image", "123456789012.dkr.ecr.ap-southeast-1.amazonaws.com/psyhealth/app@" + NEW);
        return copy;
    }
}
