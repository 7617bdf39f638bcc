package org.psyhealth.acceptance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the rules, and the tests of what is generated, on whatever tree and class path it is started with. */
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
                        // reads the metadata of properties that the build makes for this tree alone
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
