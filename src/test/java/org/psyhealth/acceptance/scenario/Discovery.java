package org.psyhealth.acceptance.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Queries processes for the modules they run. */
final class Discovery {

    private Discovery() {}

    static Map<String, DiscoveredModule> of(List<Member> members) {
        var found = new TreeMap<String, DiscoveredModule>();
        for (var member : members) {
            var url = member.current().orElseThrow().url();
            for (var module : ask(url).path("modules")) {
                found.computeIfAbsent(
                                module.path("name").asString(),
                                name -> new DiscoveredModule(
                                        name, texts(module, "api"), texts(module, "consumes"), new ArrayList<>()))
                        .members()
                        .add(member);
            }
        }
        return found;
    }

    private static List<String> texts(JsonNode module, String field) {
        return module.path(field).valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode ask(String url) {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/discovery"))
                .header("Authorization", "Bearer " + Identity.ADMINISTRATOR.token())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return JsonMapper.shared()
                    .readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
