package org.psyhealth.documentation;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.messaging.consumer.Subscription;
import org.psyhealth.platform.messaging.consumer.Subscriptions;
import org.psyhealth.support.Endpoint;
import org.psyhealth.support.Modules;

/**
 * Writes the facts of each module into its place in modules.md, between {@code <!-- facts:NAME -->} and {@code <!-- end
 * -->}.
 */
final class ModuleFacts {

    private static final Pattern PLACE = Pattern.compile("<!-- facts:(\\w+) -->.*?<!-- end -->", Pattern.DOTALL);

    private final EventContracts contracts = EventContracts.onClasspath();
    private final List<Subscription> subscriptions =
            Subscriptions.of(Modules.CLASSES.stream().map(JavaClass::reflect));

    /** The modules that a page has a place for, in its order. */
    static List<String> placesIn(String page) {
        return PLACE.matcher(page).results().map(place -> place.group(1)).toList();
    }

    String insertInto(String page) {
        return PLACE.matcher(page)
                .replaceAll(place -> "<!-- facts:%s -->\n%s<!-- end -->".formatted(place.group(1), of(place.group(1))));
    }

    private String of(String module) {
        return """

                | | |
                |---|---|
                | Publishes | %s |
                | Consumes | %s |
                | API | %s |

                """.formatted(published(module), consumed(module), api(module));
    }

    private String published(String module) {
        return or(
                "nothing",
                contracts.publishedBy(module, read(module).toList()).entrySet().stream()
                        .map(published -> "`%s`: %s"
                                .formatted(
                                        EventContracts.topicOf(published.getKey()),
                                        published.getValue().stream()
                                                .map(event -> "`" + shortType(EventContracts.typeOf(event)) + "`")
                                                .collect(joining(", ")))));
    }

    private String consumed(String module) {
        return or("nothing", read(module).map(topic -> "`" + topic + "`"));
    }

    private Stream<String> read(String module) {
        return subscriptions.stream()
                .filter(subscription -> subscription.module().equals(module))
                .map(Subscription::topic);
    }

    private static String api(String module) {
        return or(
                "nothing",
                Endpoint.all().stream()
                        .filter(endpoint -> endpoint.module().equals(module))
                        .map(endpoint -> "`" + endpoint.method() + " " + endpoint.path() + "`"));
    }

    private static String shortType(String type) {
        return type.substring(type.indexOf('.', "org.psyhealth.".length()) + 1);
    }

    private static String or(String nothing, Stream<String> facts) {
        var text = facts.collect(joining("<br>"));
        return text.isEmpty() ? nothing : text;
    }
}
