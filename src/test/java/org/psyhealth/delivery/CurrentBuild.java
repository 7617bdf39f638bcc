package org.psyhealth.delivery;

import java.util.List;

/** What a Jenkinsfile can ask about its own build. */
public final class CurrentBuild {

    private static final String TIMER = "hudson.triggers.TimerTrigger$TimerTriggerCause";

    private final Build build;

    CurrentBuild(Build build) {
        this.build = build;
    }

    /** The causes of one kind. */
    public List<String> getBuildCauses(String type) {
        return type.equals(TIMER) && build.startedByTimer() ? List.of(type) : List.of();
    }
}
