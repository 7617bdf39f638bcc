package org.psyhealth.acceptance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the rules and the tests of the generated files on the current tree and class path. */
final class TreeChecks {

    private TreeChecks() {}

    public static void main(String[] arguments) {
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        selectPackage("org.psyhealth.architecture"),
                        selectPackage("org.psyhealth.contracts"),
                        selectPackage("org.psyhealth.documentation"))
                .filters(
                        ClassNameFilter.includeClassNamePatterns(".*Tests"),
                        // reads the property metadata that the build generates only for the original tree
                        ClassNameFilter.excludeClassNamePatterns(".*ConfigurationDocumentationTests"))
                .build();
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        summary.getSummary().printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        System.exit(
                summary.getSummary().getTotalFailureCount() == 0
                                && summary.getSummary().getTestsSucceededCount() > 50
                        ? 0
                        : 1);
    }
}
