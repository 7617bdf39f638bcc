package org.psyhealth.services.demo;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.psyhealth.services.DemoPeople;
import org.psyhealth.services.DemoPeople.Person;

/** Writes the demo community, a few requests at a time. */
record DemoLoader(DemoApi api, DemoPeople people, List<DemoTopic> topics, Consumer<String> progress) {

    private static final int AT_ONCE = 8;
    private static final List<String> REACTIONS = List.of("support", "support", "thanks", "hug", "insight");

    void load() {
        progress.accept(
                "%d people introduce themselves".formatted(people.people().size()));
        each(people.people(), this::introduce);
        var admin = people.withRole("ADMIN").getFirst();
        topics.forEach(topic -> api.post(
                admin,
                "/api/topics",
                Map.of("slug", topic.slug(), "name", topic.name(), "description", topic.description())));
        each(people.people(), this::follow);
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

    /** Two to four topics each, so that every topic has readers. */
    private void follow(Person person) {
        var number = people.people().indexOf(person);
        IntStream.rangeClosed(0, 1 + number % 3)
                .mapToObj(step -> topics.get((number + 3 * step) % topics.size()))
                .forEach(topic -> api.put(person, "/api/topics/" + topic.slug() + "/follow"));
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
