package org.psyhealth.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** As much of the AWS CLI's {@code --query} and {@code --output text} as scripts/deploy.sh uses. */
final class AwsQuery {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<name>\\w+)|\\[(?<index>\\d+)]|(?<flatten>\\[])"
            + "|\\[\\?(?<key>\\w+)=='(?<value>[^']*)']|\\[(?<list>[^\\[\\]]*(?:\\[][^\\[\\]]*)*)]|\\.)");

    private AwsQuery() {}

    static JsonNode of(JsonNode reply, String query) {
        var current = reply;
        for (var part : query.split("\\|")) {
            current = path(current, part.strip());
        }
        return current;
    }

    private static JsonNode path(JsonNode node, String path) {
        var token = TOKEN.matcher(path);
        if (path.isEmpty()) {
            return node;
        }
        if (!token.lookingAt()) {
            throw new AssertionError("a query that the recorded replies cannot answer: " + path);
        }
        var rest = path.substring(token.end());
        var name = token.group("name");
        if (name != null) {
            return path(node.path(name), rest);
        }
        var index = token.group("index");
        if (index != null) {
            return path(node.path(Integer.parseInt(index)), rest);
        }
        var list = token.group("list");
        if (list != null) {
            return path(list(node, list), rest);
        }
        var key = token.group("key");
        var value = token.group("value");
        if (key != null && value != null) {
            return each(filtered(node, key, value), rest);
        }
        return token.group("flatten") == null ? path(node, rest) : each(flat(node), rest);
    }

    private static JsonNode list(JsonNode node, String expressions) {
        var list = NODES.arrayNode();
        for (var expression : expressions.split(",")) {
            list.add(present(path(node, expression.strip())));
        }
        return list;
    }

    private static @Nullable List<JsonNode> flat(JsonNode node) {
        if (!node.isArray()) {
            return null;
        }
        var flat = new ArrayList<JsonNode>();
        node.forEach(element -> {
            if (element.isArray()) {
                element.forEach(flat::add);
            } else {
                flat.add(element);
            }
        });
        return flat;
    }

    private static @Nullable List<JsonNode> filtered(JsonNode node, String key, String value) {
        if (!node.isArray()) {
            return null;
        }
        var kept = new ArrayList<JsonNode>();
        node.forEach(element -> {
            if (element.path(key).asString("").equals(value)) {
                kept.add(element);
            }
        });
        return kept;
    }

    private static JsonNode each(@Nullable List<JsonNode> elements, String rest) {
        if (elements == null) {
            return NODES.nullNode();
        }
        var results = NODES.arrayNode();
        for (var element : elements) {
            var result = path(element, rest);
            if (!result.isMissingNode() && !result.isNull()) {
                results.add(result);
            }
        }
        return results;
    }

    private static JsonNode present(JsonNode node) {
        return node.isMissingNode() ? NODES.nullNode() : node;
    }

    static String text(JsonNode node) {
        if (node.isArray()) {
            var texts = new ArrayList<String>();
            node.forEach(element -> texts.add(text(element)));
            return String.join("\t", texts);
        }
        if (node.isMissingNode() || node.isNull()) {
            return "None";
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? "True" : "False";
        }
        return node.isObject() ? node.toString() : node.asString();
    }

    /** Indented by four spaces, as the CLI does. */
    static String json(JsonNode node) {
        return indented(node, "");
    }

    private static String indented(JsonNode node, String margin) {
        var inner = margin + "    ";
        var members = new ArrayList<String>();
        if (node.isObject()) {
            node.properties()
                    .forEach(member ->
                            members.add(inner + quoted(member.getKey()) + ": " + indented(member.getValue(), inner)));
        } else if (node.isArray()) {
            node.forEach(element -> members.add(inner + indented(element, inner)));
        } else {
            return node.toString();
        }
        var brackets = node.isObject() ? "{}" : "[]";
        return members.isEmpty()
                ? brackets
                : brackets.charAt(0) + "\n" + String.join(",\n", members) + "\n" + margin + brackets.charAt(1);
    }

    private static String quoted(String name) {
        return JsonMapper.shared().writeValueAsString(name);
    }
}
