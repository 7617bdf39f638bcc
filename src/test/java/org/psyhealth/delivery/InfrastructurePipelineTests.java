package org.psyhealth.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.psyhealth.delivery.Steps.Answer;

/** infra/Jenkinsfile: validation, drift, and plans that somebody reviews before they are applied. */
class InfrastructurePipelineTests {

    private static final Path JENKINSFILE = Path.of("infra", "Jenkinsfile");
    private static final String DEV = "terraform -chdir=infra/terraform/environments/dev ";
    private static final String INIT = DEV + "init -backend-config=bucket=state-of-dev";

    @Test
    void a_change_is_validated_and_nothing_else() {
        var build = run(on("feature/subnets"));

        assertThat(build.stages()).containsExactly("Validate");
        assertThat(build.steps().commands()).containsExactly("scripts/check-infra.sh");
        assertThat(told(build)).containsExactly("SUCCESS");
    }

    @Test
    void only_main_has_a_nightly_build() {
        assertThat(run(on("main")).cron()).isEqualTo("H 2 * * *");
        assertThat(run(on("develop")).cron()).isEmpty();
    }

    @Test
    void the_nightly_build_looks_for_drift_everywhere() {
        var build = run(on("main").byTimer());

        assertThat(build.stages()).containsExactly("Validate", "Drift");
        assertThat(plans(build)).containsExactly("dev", "staging", "prod");
        assertThat(build.steps().commands()).noneMatch(command -> command.contains(" apply"));
        assertThat(build.outcome()).isEqualTo(Outcome.SUCCESS);
    }

    @Test
    void somebody_may_look_for_drift_by_hand() {
        assertThat(plans(run(on("main").parameter("ACTION", "drift")))).containsExactly("dev", "staging", "prod");
    }

    @Test
    void drift_alerts_and_does_not_hide_other_environments() {
        var build = on("main").byTimer();
        build.steps().answer("environments/staging plan", Answer.failing(2));
        build.steps().answer("environments/prod plan", Answer.failing(2));
        run(build);

        assertThat(build.outcome()).isEqualTo(Outcome.UNSTABLE);
        assertThat(told(build)).containsExactly("UNSTABLE");
        assertThat(build.steps().named("slackSend").getLast().text()).contains("drift: staging, prod");
        assertThat(build.steps().named("mail").getLast().text()).contains("drift: staging, prod");
        assertThat(build.steps().named("archiveArtifacts")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"environments/dev plan", "environments/dev init"})
    void an_environment_that_cannot_be_looked_at_is_a_failure_and_the_others_are_looked_at(String command) {
        var build = on("main").byTimer();
        build.steps().answer(command, Answer.failing(1));
        build.steps().answer("environments/prod plan", Answer.failing(2));
        run(build);

        assertThat(build.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(plans(build)).endsWith("staging", "prod");
        assertThat(build.steps().named("mail").getLast().text()).contains("drift: prod; could not look at dev");
    }

    @Test
    void a_plan_changes_nothing() {
        var build = run(on("feature/subnets").parameter("ACTION", "plan"));

        assertThat(build.stages()).containsExactly("Validate", "Plan");
        assertThat(build.steps().commands())
                .containsExactly(
                        "scripts/check-infra.sh",
                        INIT,
                        DEV + "plan -detailed-exitcode -lock=false -out=reviewed.tfplan",
                        DEV + "show -no-color reviewed.tfplan > plan.txt");
    }

    @Test
    void the_reviewed_plan_is_the_one_that_is_applied() {
        var build = run(changing(on("develop").parameter("ACTION", "apply")));

        assertThat(build.stages()).containsExactly("Validate", "Plan", "Review", "Apply");
        assertThat(build.steps().commands()).endsWith(INIT, DEV + "apply reviewed.tfplan");
        assertThat(build.steps().named("stash").getFirst().text())
                .isEqualTo("plan\ninfra/terraform/environments/dev/reviewed.tfplan");
        assertThat(build.steps().named("unstash")).hasSize(1);
        assertThat(build.outcome()).isEqualTo(Outcome.SUCCESS);
    }

    @Test
    void a_rejected_plan_is_not_applied() {
        var build = changing(on("develop").parameter("ACTION", "apply"));
        build.steps().answer("Apply this plan", Answer.ABORTED);
        run(build);

        assertThat(build.outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(applied(build)).isEmpty();
        assertThat(told(build)).containsExactly("ABORTED");
    }

    @Test
    void nobody_is_asked_about_a_plan_without_changes() {
        var build = run(on("develop").parameter("ACTION", "apply"));

        assertThat(build.steps().named("input")).isEmpty();
        assertThat(applied(build)).isEmpty();
    }

    @Test
    void the_review_holds_no_agent_no_lock_and_ends() {
        var review = run(changing(on("develop").parameter("ACTION", "apply")))
                .steps()
                .named("input")
                .getFirst();

        assertThat(review.agents()).isEmpty();
        assertThat(review.locks()).isEmpty();
        assertThat(review.timeouts()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"develop,dev", "staging,staging", "main,prod"})
    void an_environment_is_applied_from_its_branch_under_the_lock_of_deliveries(String branch, String environment) {
        var build = run(changing(on(branch).parameter("ACTION", "apply").parameter("ENVIRONMENT", environment)));

        assertThat(applied(build)).hasSize(1).allSatisfy(step -> {
            assertThat(step.text()).contains("environments/" + environment + " ");
            assertThat(step.locks()).containsExactly("psyhealth-" + environment);
        });
    }

    @ParameterizedTest
    @CsvSource({"develop,prod", "staging,prod", "feature/x,prod", "main,dev", "PR-7,prod", "main-2,prod"})
    void an_environment_is_applied_from_no_other_branch(String branch, String environment) {
        var build = run(changing(on(branch).parameter("ACTION", "apply").parameter("ENVIRONMENT", environment)));

        assertThat(build.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(applied(build)).isEmpty();
        assertThat(build.steps().named("input")).isEmpty();
    }

    @Test
    void a_pull_request_applies_nothing_whatever_its_branch_is_called() {
        var build =
                on("main").with("CHANGE_ID", "7").parameter("ACTION", "apply").parameter("ENVIRONMENT", "prod");

        assertThat(applied(run(changing(build)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scripts/check-infra.sh", DEV + "init", DEV + "plan", DEV + "show"})
    void a_command_that_fails_stops_what_follows(String command) {
        var build = on("develop").parameter("ACTION", "apply");
        build.steps().answer(command, Answer.failing(1));
        run(changing(build));

        assertThat(build.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(build.steps().commands().getLast()).startsWith(command);
        assertThat(build.steps().named("input")).isEmpty();
        assertThat(told(build)).containsExactly("FAILURE");
    }

    @Test
    void looking_and_changing_are_done_by_different_roles() {
        var build = run(changing(on("develop").parameter("ACTION", "apply")));

        assertThat(build.steps().named("writeFile").stream().map(Step::text))
                .satisfiesExactly(
                        plan -> assertThat(plan).contains("role_arn = arn:plan"),
                        apply -> assertThat(apply).contains("role_arn = arn:apply"));
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void each_outcome_is_told_in_slack_and_by_mail(Outcome outcome) {
        var build = on("main").byTimer();
        switch (outcome) {
            case SUCCESS -> {}
            case UNSTABLE -> build.steps().answer("environments/dev plan", Answer.failing(2));
            case FAILURE -> build.steps().answer("scripts/check-infra.sh", Answer.failing(1));
            case ABORTED -> build.steps().answer("scripts/check-infra.sh", Answer.ABORTED);
        }
        build.steps().answer("#infrastructure", Answer.failing(1));

        assertThat(told(run(build))).as("even if Slack fails").containsExactly(outcome.name());
        assertThat(build.outcome()).isEqualTo(outcome);
    }

    private static Build changing(Build build) {
        build.steps().answer(" plan -detailed-exitcode -lock=false -out", Answer.failing(2));
        return build;
    }

    private static Build on(String branch) {
        return new Build()
                .branch(branch)
                .with("NOTIFY_SLACK", "#infrastructure")
                .with("NOTIFY_EMAIL", "team@example.org")
                .with("PLAN_ROLE_ARN_DEV", "arn:plan")
                .with("APPLY_ROLE_ARN_DEV", "arn:apply")
                .with("STATE_BUCKET_DEV", "state-of-dev");
    }

    private static Build run(Build build) {
        return build.run(JENKINSFILE);
    }

    private static List<String> plans(Build build) {
        return build.steps().commands().stream()
                .filter(command -> command.contains(" plan "))
                .map(command -> command.replaceAll(".*environments/(\\w+) .*", "$1"))
                .toList();
    }

    private static List<Step> applied(Build build) {
        return build.steps().named("sh").stream()
                .filter(step -> step.text().contains(" apply "))
                .toList();
    }

    private static List<String> told(Build build) {
        var slack = results(build, "slackSend");
        assertThat(results(build, "mail")).isEqualTo(slack);
        return slack;
    }

    private static List<String> results(Build build, String step) {
        return build.steps().named(step).stream()
                .map(Step::text)
                .filter(text -> !text.contains("WAITING"))
                .map(text -> text.replaceAll("(?s).*: (SUCCESS|UNSTABLE|FAILURE|ABORTED)\\b.*", "$1"))
                .toList();
    }
}
