package org.psyhealth.services.demo;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.psyhealth.services.DemoPeople;
import org.psyhealth.services.DemoPeople.Person;
import tools.jackson.databind.json.JsonMapper;

/** Writes the demo community, a few requests at a time. */
record DemoLoader(
        DemoApi api, DemoPeople people, List<DemoTopic> topics, Consumer<String> progress, Map<String, String> ids) {

    private static final int AT_ONCE = 8;
    private static final List<String> REACTIONS = List.of("support", "support", "thanks", "hug", "insight");

    DemoLoader(DemoApi api, DemoPeople people, List<DemoTopic> topics, Consumer<String> progress) {
        this(api, people, topics, progress, new ConcurrentHashMap<>());
    }

    void load() {
        progress.accept(
                "%d people introduce themselves".formatted(people.people().size()));
        each(people.people(), this::introduce);
        var admin = people.withRole("ADMIN").getFirst();
        addTopicBelow(topics.getFirst(), admin);
        each(people.people(), this::follow);
        each(people.people(), this::followPeople);
        var posts = DemoPost.all(people, topics);
        progress.accept(
                "%d topics and their followers are there; %d posts follow".formatted(topics.size(), posts.size()));
        each(indexesOf(posts), index -> publish(posts.get(index), new Random(index)));
        progress.accept("all posts are published and reacted to");
    }

    private void introduce(Person person) {
        var profile = api.get(person, "/api/users/me");
        api.patch(
                person,
                "/api/users/me",
                profile.headers().firstValue("ETag").orElseThrow(),
                Map.of(
                        "displayName", person.firstName(),
                        "bio", person.bio(),
                        "locale", person.locale(),
                        "timeZone", person.timeZone()));
    }

    /** The starter set is there; staff add what their community needs. */
    private void addTopicBelow(DemoTopic topic, Person admin) {
        var parent = JsonMapper.shared()
                .readTree(api.get(admin, "/api/topics/" + topic.slug()).body())
                .path("id")
                .asString();
        var title = new TreeMap<>(Map.of("en", "Panic attacks", "vi", "Cơn hoảng loạn"));
        var description = new TreeMap<>(Map.of(
                "en", "When fear comes all at once, and how to let it pass.",
                "vi", "Khi nỗi sợ ập đến cùng lúc, và cách để nó đi qua."));
        api.post(
                admin,
                "/api/admin/topics",
                Map.of("title", title, "description", description, "icon", "wave", "parentId", parent));
    }

    /** Two to four topics each, so that every topic has readers. */
    private void follow(Person person) {
        var number = people.people().indexOf(person);
        IntStream.rangeClosed(0, 1 + number % 3)
                .mapToObj(step -> topics.get((number + 3 * step) % topics.size()))
                .forEach(topic -> api.put(person, "/api/topics/" + topic.slug() + "/follow"));
    }

    /** A few people each; every ninth is asked first, and the requests of some wait for an answer. */
    private void followPeople(Person person) {
        var all = people.people();
        var number = all.indexOf(person);
        if (number % 9 == 0) {
            api.put(person, "/api/follows/settings", Map.of("approval", "ASK", "listsVisible", true));
        }
        IntStream.of(1, 3, 8, 9 - number % 9)
                .mapToObj(step -> all.get((number + step) % all.size()))
                .distinct()
                .limit(2 + number % 3)
                .forEach(other -> api.put(person, "/api/follows/" + idOf(other)));
    }

    private String idOf(Person person) {
        return ids.computeIfAbsent(
                person.username(),
                name -> JsonMapper.shared()
                        .readTree(api.get(person, "/api/users/me").body())
                        .path("id")
                        .asString());
    }

    private void publish(DemoPost post, Random random) {
        var id = api.post(
                        post.author(),
                        "/api/posts",
                        Map.of(
                                "title",
                                post.title(),
                                "body",
                                post.body(),
                                "topics",
                                List.of(post.topic()),
                                "publish",
                                true))
                .path("id")
                .asString();
        var readers = people.people();
        var first = random.nextInt(readers.size());
        IntStream.range(0, random.nextInt(5))
                .mapToObj(step -> readers.get((first + 7 * step) % readers.size()))
                .filter(reader -> !reader.equals(post.author()))
                .forEach(reader -> api.put(
                        reader, "/api/posts/" + id + "/reactions/" + REACTIONS.get(random.nextInt(REACTIONS.size()))));
    }

    private static List<Integer> indexesOf(List<?> list) {
        return IntStream.range(0, list.size()).boxed().toList();
    }

    private static <T> void each(Collection<T> elements, Consumer<T> action) {
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var tasks = elements.stream()
                    .map(element -> Executors.callable(() -> action.accept(element)))
                    .<Callable<Object>>map(task -> task)
                    .toList();
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
