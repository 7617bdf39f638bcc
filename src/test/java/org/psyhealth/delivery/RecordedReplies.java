package org.psyhealth.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.psyhealth.delivery.FakeCommands.Call;
import org.psyhealth.delivery.FakeCommands.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers calls of the AWS CLI with replies of src/test/resources/delivery/aws, and other commands with given text. */
final class RecordedReplies implements FakeCommands.Answers {

    private static final Path FILES = Path.of("src", "test", "resources", "delivery", "aws");
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Rule(List<String> words, Deque<Reply> replies) {}

    private final List<Rule> rules = new ArrayList<>();
    private volatile String given = "";

    /** The replies, one after the other and the last for ever, to calls that contain all the words. Later rules win. */
    RecordedReplies on(String words, String... files) {
        return rule(words, List.of(files).stream().map(RecordedReplies::file).toList());
    }

    RecordedReplies printing(String words, String... outputs) {
        return rule(
                words,
                List.of(outputs).stream().map(text -> new Reply(0, "", text)).toList());
    }

    RecordedReplies failing(String words, int status, String error) {
        return rule(words, List.of(new Reply(status, error, "")));
    }

    /** One failure, then success. */
    RecordedReplies oneFailing(String words, int status) {
        return rule(words, List.of(new Reply(status, "", ""), new Reply(0, "", "")));
    }

    JsonNode json(String file) {
        return JSON.readTree(file(file).output());
    }

    /** What the last call with a file as its input was given. */
    String given() {
        return given;
    }

    private RecordedReplies rule(String words, List<Reply> replies) {
        rules.addFirst(new Rule(List.of(words.split(" ")), new ArrayDeque<>(replies)));
        return this;
    }

    private static Reply file(String name) {
        return new Reply(0, "", read(FILES.resolve(name + ".json")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized Reply to(Call call) {
        if (call.arguments().contains("--cli-input-json")) {
            given = read(Path.of(call.after("--cli-input-json").substring("file://".length())));
        }
        // The real one writes the digest of what it copied.
        if (call.has("skopeo copy", "--digestfile")) {
            write(Path.of(call.after("--digestfile")), "sha256:" + "b".repeat(64));
        }
        var rule = rules.stream()
                .filter(candidate -> call.has(candidate.words().toArray(String[]::new)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was recorded for: " + call));
        var replies = rule.replies();
        var reply = replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
        return call.command().equals("aws") && reply.status() == 0 ? queried(call, reply) : reply;
    }

    private static Reply queried(Call call, Reply reply) {
        if (!call.arguments().contains("--query")) {
            return reply;
        }
        var result = AwsQuery.of(JSON.readTree(reply.output()), call.after("--query"));
        var text = call.after("--output").equals("json") ? AwsQuery.json(result) : AwsQuery.text(result);
        return new Reply(0, "", text + "\n");
    }
}
