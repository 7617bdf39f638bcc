package org.psyhealth.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.delivery.Steps.Answer;

/** The Jenkinsfile: what is done on which branch, in which order, and what happens when it goes wrong. */
class DeliveryPipelineTests {

    private static final Path JENKINSFILE = Path.of("Jenkinsfile");
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    @Test
    void develop_is_built_once_and_goes_to_dev() {
        var build = run(on("develop"));

        assertThat(build.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(build.stages())
                .containsExactly(
                        "Build",
                        "Checkout",
                        "Build and test",
                        "Code quality",
                        "Image",
                        "Security scan",
                        "Push",
                        "Dev",
                        "Deploy dev",
                        "Smoke tests");
        assertThat(build.steps().commands())
                .containsExactly(
                        "./mvnw -B -ntp verify",
                        "./mvnw -B -ntp -Pquality -DskipTests verify",
                        "scripts/deploy.sh build \"target/image\"",
                        "trivy image --input \"target/image\" --format cyclonedx --output target/image.cdx.json",
                        "trivy image --input \"target/image\" --scanners vuln,secret --format json --output target/trivy.json",
                        "trivy image --input \"target/image\" --scanners vuln,secret --ignore-unfixed --severity HIGH,CRITICAL --exit-code 1",
                        "scripts/deploy.sh push \"target/image\"",
                        "scripts/deploy.sh topics dev",
                        "scripts/deploy.sh start dev \"" + DIGEST + "\"",
                        "scripts/deploy.sh smoke dev",
                        "scripts/deploy.sh watch dev \"" + DIGEST + "\"",
                        "scripts/deploy.sh passed dev \"" + DIGEST + "\"");
    }

    @Test
    void staging_promotes_what_passed_dev() {
        var build = run(on("staging"));

        assertThat(build.stages())
                .containsExactly(
                        "Promote", "Find the image", "Scan again", "Staging", "Deploy staging", "Staging checks");
        assertThat(deployments(build))
                .containsExactly(
                        "find",
                        "require \"dev\" \"" + DIGEST + "\"",
                        "topics staging",
                        "start staging \"" + DIGEST + "\"",
                        "check staging",
                        "watch staging \"" + DIGEST + "\"",
                        "passed staging \"" + DIGEST + "\"");
    }

    @Test
    void main_promotes_what_passed_staging_with_an_approval_and_a_manual_switch() {
        var build = run(on("main"));

        assertThat(build.stages())
                .containsExactly(
                        "Promote",
                        "Find the image",
                        "Scan again",
                        "Remarks",
                        "Approval",
                        "Prod",
                        "Deploy prod",
                        "Approve the switch",
                        "Switch the traffic",
                        "Health watch");
        assertThat(deployments(build))
                .containsExactly(
                        "find",
                        "require \"staging\" \"" + DIGEST + "\"",
                        "migrations prod",
                        "topics prod",
                        "start prod \"" + DIGEST + "\"",
                        "switch prod \"" + DIGEST + "\"",
                        "check prod",
                        "watch prod \"" + DIGEST + "\"",
                        "passed prod \"" + DIGEST + "\"");
        assertThat(positions(
                        build, "Deploy " + DIGEST + " to prod?", "start prod", "Switch the traffic", "switch prod"))
                .isSorted()
                .doesNotContain(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature/sleep", "develop2", "main-2", "hotfix/main", "release", "prod"})
    void any_other_branch_is_built_and_scanned_only(String branch) {
        assertThat(deployments(run(on(branch)))).containsExactly("build \"target/image\"");
    }

    @Test
    void a_pull_request_is_built_and_scanned_only() {
        assertThat(deployments(run(new Build().pullRequest("7")))).containsExactly("build \"target/image\"");
        // Even one whose branch is called like an environment's.
        assertThat(deployments(run(on("main").with("CHANGE_ID", "7")))).containsExactly("build \"target/image\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"develop", "staging", "feature/sleep", "main-2", "hotfix/main", "prod", "release"})
    void prod_is_touched_from_main_alone(String branch) {
        assertThat(run(on(branch)).steps().commands()).noneMatch(command -> command.matches(".*\\bprod\\b.*"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_that_fails_stops_what_follows(String branch, String command) {
        var build = on(branch);
        build.steps().answer(command, Answer.failing(1));
        run(build);

        var commands = build.steps().commands();
        var after = commands.subList(commands.indexOf(command) + 1, commands.size());
        assertThat(build.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(after)
                .allMatch(next -> next.startsWith("scripts/deploy.sh rollback "))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(told(build)).containsExactly("FAILURE");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_build_that_is_aborted_does_nothing_more(String branch, String command) {
        var build = on(branch);
        build.steps().answer(command, Answer.ABORTED);
        run(build);

        var commands = build.steps().commands();
        var after = commands.subList(commands.indexOf(command) + 1, commands.size());
        assertThat(build.outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(after).allMatch(next -> next.startsWith("scripts/deploy.sh rollback "));
        assertThat(told(build)).containsExactly("ABORTED");
    }

    /** Every command of every branch. */
    static Stream<Arguments> commands() {
        return Stream.of("develop", "staging", "main")
                .flatMap(branch ->
                        run(on(branch)).steps().commands().stream().map(command -> arguments(branch, command)));
    }

    @ParameterizedTest
    @MethodSource("deploying")
    void what_fails_after_a_deployment_began_is_rolled_back(String branch, String environment, String command) {
        var build = on(branch);
        build.steps().answer("scripts/deploy.sh " + command + " " + environment, Answer.failing(4));
        run(build);

        var rollback = last(build.steps().named("sh"));
        assertThat(rollback.text()).isEqualTo("scripts/deploy.sh rollback " + environment + " \"" + DIGEST + "\"");
        assertThat(rollback.locks()).containsExactly("psyhealth-" + environment);
        assertThat(build.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(last(build.steps().named("slackSend")).text()).contains("has left " + DIGEST);
        if (!command.equals("passed")) {
            assertThat(deployments(build)).noneMatch(step -> step.startsWith("passed"));
        }
    }

    static Stream<Arguments> deploying() {
        return Stream.of(
                arguments("develop", "dev", "start"),
                arguments("develop", "dev", "smoke"),
                arguments("develop", "dev", "watch"),
                arguments("develop", "dev", "passed"),
                arguments("staging", "staging", "start"),
                arguments("staging", "staging", "check"),
                arguments("staging", "staging", "watch"),
                arguments("staging", "staging", "passed"),
                arguments("main", "prod", "start"),
                arguments("main", "prod", "switch"),
                arguments("main", "prod", "check"),
                arguments("main", "prod", "watch"),
                arguments("main", "prod", "passed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scripts/deploy.sh require", "trivy image --image-src", "scripts/deploy.sh migrations"})
    void what_fails_before_a_deployment_rolls_nothing_back(String command) {
        var build = on("main");
        build.steps().answer(command, Answer.failing(1));

        assertThat(deployments(run(build))).noneMatch(step -> step.startsWith("start") || step.startsWith("rollback"));
        assertThat(build.steps().named("input")).isEmpty();
    }

    @Test
    void a_rejected_approval_leaves_prod_alone() {
        var build = on("main");
        build.steps().answer("to prod?", Answer.ABORTED);
        run(build);

        assertThat(build.outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(deployments(build)).noneMatch(step -> step.matches("(start|switch|rollback|passed) .*"));
        assertThat(told(build)).containsExactly("ABORTED");
    }

    @Test
    void a_rejected_switch_takes_the_new_tasks_away() {
        var build = on("main");
        build.steps().answer("Switch the traffic of prod", Answer.ABORTED);
        run(build);

        assertThat(build.outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(deployments(build))
                .endsWith("rollback prod \"" + DIGEST + "\"")
                .noneMatch(s -> s.startsWith("switch"));
        assertThat(last(build.steps().named("sh")).locks()).containsExactly("psyhealth-prod");
    }

    @Test
    void a_wait_for_a_person_holds_no_agent_and_ends() {
        var waits = run(on("main")).steps().named("input");

        assertThat(waits).hasSize(2);
        assertThat(waits).allSatisfy(wait -> {
            assertThat(wait.agents()).isEmpty();
            // The whole build's limit and one of its own.
            assertThat(wait.timeouts()).isGreaterThanOrEqualTo(2);
        });
        assertThat(waits.getFirst().locks())
                .as("others may be deployed meanwhile")
                .isEmpty();
        assertThat(waits.getLast().locks()).containsExactly("psyhealth-prod");
    }

    @Test
    void people_are_told_that_a_build_waits_for_them() {
        var build = run(on("main"));

        assertThat(build.steps().named("slackSend").stream()
                        .filter(step -> step.text().contains("WAITING")))
                .hasSize(2);
        assertThat(build.steps().named("mail").stream()
                        .filter(step -> step.text().contains("WAITING")))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"develop", "staging", "main"})
    void one_deployment_at_a_time(String branch) {
        var build = run(on(branch));

        assertThat(build.options()).contains("disableConcurrentBuilds");
        assertThat(build.steps().named("sh").stream()
                        .filter(step ->
                                step.text().matches("scripts/deploy.sh (start|switch|smoke|check|watch|passed) .*")))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.locks())
                        .containsExactly("psyhealth-" + step.text().split(" ")[2]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "main"})
    void a_promoted_image_is_neither_built_nor_pushed(String branch) {
        assertThat(run(on(branch)).steps().commands())
                .noneMatch(command -> command.matches(".*deploy.sh (build|push) .*|.*mvnw.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"develop", "staging", "main"})
    void environments_are_given_the_digest_and_nothing_else(String branch) {
        assertThat(deployments(run(on(branch))))
                .filteredOn(step -> step.matches("(start|switch|watch|passed|require|rollback) .*"))
                .isNotEmpty()
                .allMatch(step -> step.endsWith(" \"" + DIGEST + "\""));
    }

    @Test
    void nothing_is_pushed_that_did_not_pass_the_scan() {
        var build = on("develop");
        build.steps().answer("--exit-code 1", Answer.failing(1));

        assertThat(deployments(run(build))).containsExactly("build \"target/image\"");
        assertThat(build.steps().named("archiveArtifacts"))
                .anyMatch(step -> step.text().contains("trivy.json"));
    }

    @Test
    void an_unstable_build_is_not_deployed() {
        var build = on("develop");
        build.steps().answer("target/surefire-reports", Answer.UNSTABLE);
        run(build);

        assertThat(build.outcome()).isEqualTo(Outcome.UNSTABLE);
        assertThat(deployments(build)).isEmpty();
        assertThat(told(build)).containsExactly("UNSTABLE");
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void each_outcome_is_told_in_slack_and_by_mail(Outcome outcome) {
        var build = ending(outcome);

        assertThat(build.outcome()).isEqualTo(outcome);
        assertThat(told(build)).containsExactly(outcome.name());
        assertThat(last(build.steps().named("slackSend")).text()).startsWith("#deliveries\n");
        assertThat(last(build.steps().named("mail")).text()).startsWith("team@example.org\n");
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void slack_that_fails_does_not_keep_the_mail_back_nor_change_the_outcome(Outcome outcome) {
        var build = with(outcome);
        build.steps().answer("#deliveries", Answer.failing(1));
        run(build);

        assertThat(build.outcome()).isEqualTo(outcome);
        assertThat(last(build.steps().named("mail")).text()).contains(outcome.name());
    }

    @Test
    void there_is_no_aws_key_in_the_pipelines() throws IOException {
        try (var workflows = Files.list(Path.of(".github", "workflows"))) {
            var files = Stream.concat(
                    Stream.of(JENKINSFILE, Path.of("infra", "Jenkinsfile"), Path.of("scripts", "deploy.sh")),
                    workflows);
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContainPattern("A[KS]IA[0-9A-Z]{16}")
                            .doesNotContain("withCredentials", "withAWS", "credentials(", "aws_secret_access_key"));
        }
    }

    @Test
    void the_script_knows_every_command_the_pipeline_uses() throws IOException {
        var pattern = Pattern.compile("scripts/deploy\\.sh (\\w+)");
        var used = pattern.matcher(Files.readString(JENKINSFILE))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        var usage = Files.readAllLines(Path.of("scripts", "deploy.sh")).stream()
                .filter(line -> line.matches("^#  .* {3,}.*"))
                .collect(Collectors.joining(" "));
        var known = List.of(usage.split("\\s+"));

        assertThat(used).hasSizeGreaterThan(10).isSubsetOf(known);
    }

    private static Build ending(Outcome outcome) {
        return run(with(outcome));
    }

    private static Build with(Outcome outcome) {
        var build = on("develop");
        switch (outcome) {
            case SUCCESS -> {}
            case UNSTABLE -> build.steps().answer("target/surefire-reports", Answer.UNSTABLE);
            case FAILURE -> build.steps().answer("./mvnw -B -ntp verify", Answer.failing(1));
            case ABORTED -> build.steps().answer("./mvnw -B -ntp verify", Answer.ABORTED);
        }
        return build;
    }

    private static Build on(String branch) {
        return new Build().branch(branch);
    }

    private static Build run(Build build) {
        build.with("ECR_REGISTRY", "123456789012.dkr.ecr.ap-southeast-1.amazonaws.com")
                .with("NOTIFY_SLACK", "#deliveries")
                .with("NOTIFY_EMAIL", "team@example.org");
        build.steps().answer("scripts/deploy.sh push", Answer.printing(DIGEST + "\n"));
        build.steps().answer("scripts/deploy.sh find", Answer.printing(DIGEST + "\n"));
        return build.run(JENKINSFILE);
    }

    /** What deploy.sh was asked, in order. */
    private static List<String> deployments(Build build) {
        return build.steps().commands().stream()
                .filter(command -> command.startsWith("scripts/deploy.sh "))
                .map(command -> command.substring("scripts/deploy.sh ".length()))
                .toList();
    }

    /** The outcomes that were told, each in Slack and by mail. */
    private static List<String> told(Build build) {
        var slack = results(build, "slackSend");
        assertThat(results(build, "mail")).isEqualTo(slack);
        return slack;
    }

    private static List<String> results(Build build, String step) {
        var pattern = Pattern.compile(": (SUCCESS|UNSTABLE|FAILURE|ABORTED)\\b");
        var results = new ArrayList<String>();
        for (var told : build.steps().named(step)) {
            pattern.matcher(told.text()).results().map(match -> match.group(1)).forEach(results::add);
        }
        return results;
    }

    private static List<Integer> positions(Build build, String... texts) {
        var recorded = build.steps().recorded().stream()
                .filter(step -> step.is("sh") || step.is("input"))
                .map(Step::text)
                .toList();
        return Stream.of(texts)
                .map(text -> recorded.indexOf(recorded.stream()
                        .filter(step -> step.contains(text))
                        .findFirst()
                        .orElse("none")))
                .toList();
    }

    private static <T> T last(List<T> list) {
        return list.getLast();
    }
}
