package org.psyhealth.post.authoring;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.psyhealth.platform.text.Graphemes;

/**
 * The beginning of a Markdown text (CommonMark, with strikethrough and bare links) as plain text: what a reader of the
 * rendered text sees, without markup and HTML. It is cut between words, or between grapheme clusters where a word is
 * longer than half of it.
 *
 * @see <a href="https://spec.commonmark.org/">CommonMark Spec</a>
 */
final class Excerpt {

    /** The most code points of an excerpt, without the ellipsis of one that is cut. */
    static final int MAX = 280;

    private static final List<Extension> EXTENSIONS =
            List.of(AutolinkExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private Excerpt() {}

    static String of(String markdown) {
        var plain = new PlainText();
        PARSER.parse(markdown).accept(plain);
        var text = plain.text.toString();
        var beginning = Graphemes.cut(text, MAX);
        if (beginning.length() == text.length()) {
            return text;
        }
        var space = beginning.lastIndexOf(' ');
        return (space > beginning.length() / 2 ? beginning.substring(0, space) : beginning) + "…";
    }

    /** Collects the words of a tree with single spaces between them, until there are enough for an excerpt. */
    private static final class PlainText extends AbstractVisitor {

        private static final int ENOUGH = 4 * MAX;

        private final StringBuilder text = new StringBuilder();
        private boolean spaceDue;

        @Override
        public void visit(Text words) {
            append(words.getLiteral());
        }

        @Override
        public void visit(Code code) {
            append(code.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock code) {
            append(code.getLiteral());
            spaceDue = true;
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            append(code.getLiteral());
            spaceDue = true;
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            spaceDue = true;
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            spaceDue = true;
        }

        @Override
        public void visit(HtmlInline html) {}

        @Override
        public void visit(HtmlBlock html) {}

        @Override
        protected void visitChildren(Node parent) {
            for (var node = parent.getFirstChild(); node != null && text.length() < ENOUGH; node = node.getNext()) {
                node.accept(this);
            }
            spaceDue |= parent instanceof Block;
        }

        private void append(String words) {
            for (var i = 0; i < words.length() && text.length() < ENOUGH; i++) {
                var character = words.charAt(i);
                if (character == ' ' || character >= '\t' && character <= '\r') {
                    spaceDue = true;
                    continue;
                }
                if (spaceDue && !text.isEmpty()) {
                    text.append(' ');
                }
                spaceDue = false;
                text.append(character);
            }
        }
    }
}
