package org.psyhealth.acceptance.scenario;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.psyhealth.acceptance.scenario.Ledger.Reaction;
import org.psyhealth.acceptance.scenario.Observation.ObservedPerson;
import org.psyhealth.acceptance.scenario.Observation.ObservedTopic;
import tools.jackson.databind.JsonNode;

/** Reads everyone's view through the API, while nothing changes. */
final class Observer {

    private static final int TIMEOUT_SECONDS = 180;

    private final HttpClient http;
    private final Fleet fleet;
    private final Ledger ledger;
    private final List<Identity> people;

    Observer(HttpClient http, Fleet fleet, Ledger ledger, List<Identity> people) {
        this.http = http;
        this.fleet = fleet;
        this.ledger = ledger;
        this.people = people;
    }

    Observation observe() throws Exception {
        var posts = new ConcurrentHashMap<UUID, ObservedPost>();
        var seen = new ConcurrentHashMap<Identity, ObservedPerson>();
        var tasks = new ArrayList<Callable<Object>>();
        for (var person : ledger.registrations().keySet()) {
            tasks.add(() -> seen.put(person, look(clientOf(person), person)));
            tasks.add(() -> readOwn(clientOf(person), person, posts));
        }
        inParallel(tasks);
        var anyone = clientOf(ledger.registrations().keySet().iterator().next());
        var listed = ids(pages(anyone, "/api/posts?limit=100"));
        for (var id : listed) {
            if (!posts.containsKey(id)) {
                read(anyone, id).ifPresent(post -> posts.put(id, post));
            }
        }
        return new Observation(Map.copyOf(posts), listed, topics(anyone), Map.copyOf(seen));
    }

    private static void inParallel(List<Callable<Object>> tasks) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : executor.invokeAll(tasks, TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                result.get();
            }
        }
    }

    private PersonalClient clientOf(Identity person) {
        return new PersonalClient(http, fleet, ledger, person, new CountDownLatch(1), 1);
    }

    private Object readOwn(PersonalClient client, Identity person, Map<UUID, ObservedPost> posts)
            throws InterruptedException {
        for (var post : ledger.posts()) {
            var id = post.knownId();
            if (post.author().equals(person) && id != null) {
                read(client, id).ifPresent(found -> posts.put(id, found));
            }
        }
        return posts;
    }

    private ObservedPerson look(PersonalClient client, Identity person) throws InterruptedException {
        var profile = require(client, "/api/users/me");
        require(client, "/api/users/" + person.id());
        var follows = pages(client, "/api/topics/followed?limit=100").stream()
                .map(topic -> topic.path("slug").asString())
                .collect(Collectors.toSet());
        var reactions = pages(client, "/api/posts?limit=100").stream()
                .flatMap(post -> post.path("myReactions")
                        .valueStream()
                        .map(kind -> new Reaction(person, id(post), kind.asString())))
                .collect(Collectors.toSet());
        var inbox = pages(client, "/api/notifications?limit=100").stream()
                .map(item -> ObservedNotification.of(item, people))
                .toList();
        var unread =
                require(client, "/api/notifications/unread-count").path("count").asLong();
        var recommended = pages(client, "/api/recommended/posts?limit=100").stream()
                .map(item -> id(item.path("post")))
                .toList();
        return new ObservedPerson(
                profile.path("memberSince").asString(), follows, reactions, inbox, unread, recommended);
    }

    private static Map<String, ObservedTopic> topics(PersonalClient client) throws InterruptedException {
        var topics = new HashMap<String, ObservedTopic>();
        for (var node : require(client, "/api/topics").path("items")) {
            var topic = require(client, "/api/topics/" + node.path("slug").asString());
            topics.put(
                    topic.path("slug").asString(),
                    new ObservedTopic(id(topic), topic.path("postCount").asLong()));
        }
        return topics;
    }

    private static Optional<ObservedPost> read(PersonalClient client, UUID id) throws InterruptedException {
        var answer = client.get("/api/posts/" + id);
        if (answer.is(404)) {
            return Optional.empty();
        }
        return Optional.of(ObservedPost.of(requireOk(answer)));
    }

    private static List<JsonNode> pages(PersonalClient client, String path) throws InterruptedException {
        var items = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = require(client, path + next);
            page.path("items").forEach(items::add);
            next = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
        } while (!next.isEmpty());
        return items;
    }

    private static JsonNode require(PersonalClient client, String path) throws InterruptedException {
        return requireOk(client.get(path));
    }

    private static JsonNode requireOk(Answer answer) {
        if (!answer.is(200)) {
            throw new IllegalStateException("not readable: " + answer);
        }
        return answer.json();
    }

    private static List<UUID> ids(List<JsonNode> items) {
        return items.stream().map(Observer::id).toList();
    }

    private static UUID id(JsonNode item) {
        return UUID.fromString(item.path("id").asString());
    }
}
