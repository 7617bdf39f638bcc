package org.psyhealth.platform.openapi;

import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentText;
import com.github.therapi.runtimejavadoc.InlineLink;
import com.github.therapi.runtimejavadoc.InlineTag;
import com.github.therapi.runtimejavadoc.InlineValue;
import com.github.therapi.runtimejavadoc.ParamJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import java.lang.reflect.Method;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Javadoc of controllers, records and events, as Markdown. An annotation processor stores it at compile time. */
public final class Javadocs {

    private static final Pattern PARAGRAPH = Pattern.compile("\\s*</?p>\\s*");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n]+");

    private Javadocs() {}

    /** Null if the type has no Javadoc. */
    public static @Nullable String of(Class<?> type) {
        return text(RuntimeJavadoc.getJavadoc(type).getComment());
    }

    /** Null if the component of the record has none. */
    public static @Nullable String ofComponent(Class<?> record, String component) {
        return find(RuntimeJavadoc.getJavadoc(record).getRecordComponents(), component);
    }

    static @Nullable String of(Method method) {
        return text(RuntimeJavadoc.getJavadoc(method).getComment());
    }

    static @Nullable String ofParameter(Method method, String parameter) {
        return find(RuntimeJavadoc.getJavadoc(method).getParams(), parameter);
    }

    /** The first sentence, without its full stop. */
    static String summaryOf(String text) {
        var end = text.indexOf(". ");
        var paragraph = text.indexOf("\n\n");
        var cut = Math.min(end < 0 ? text.length() : end, paragraph < 0 ? text.length() : paragraph);
        var sentence = text.substring(0, cut);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static @Nullable String find(List<ParamJavadoc> params, String name) {
        return params.stream()
                .filter(param -> param.getName().equals(name))
                .findFirst()
                .map(param -> text(param.getComment()))
                .orElse(null);
    }

    private static @Nullable String text(Comment comment) {
        var markdown = comment.getElements().stream()
                .map(element -> switch (element) {
                    case CommentText text -> text.getValue();
                    case InlineTag tag -> "`" + tag.getValue() + "`";
                    case InlineLink link -> "`" + link.getLink().getLabel() + "`";
                    case InlineValue value -> "`" + value.getValue().getReferencedMemberName() + "`";
                    default -> throw new IllegalStateException("unknown Javadoc: " + element);
                })
                .collect(Collectors.joining());
        var paragraphs = PARAGRAPH
                .splitAsStream(markdown)
                .map(paragraph -> SPACES.matcher(paragraph).replaceAll(" ").strip())
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
        return paragraphs.isEmpty() ? null : paragraphs;
    }
}
