package org.psyhealth.platform.startup;

import org.psyhealth.platform.startup.NotConfiguredAnalyzer.NotConfigured;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says to a developer in plain text what the log says in a structure for machines. */
class PlainReporter implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        if (analysis instanceof NotConfigured) {
            System.err.printf("%n%s%n%s%n%n", analysis.getDescription(), analysis.getAction());
        }
    }
}
