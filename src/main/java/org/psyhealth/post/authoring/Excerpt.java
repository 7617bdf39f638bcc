package org.psyhealth.post.authoring;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
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
import org.psyhealth.platform.text.BidiControls;
import org.psyhealth.platform.text.Graphemes;
import org.psyhealth.platform.text.VisibleText;

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
        if (!VisibleText.isVisible(text)) {
            return "";
        }
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
        private static final int NEXT_LINE = 0x85;

        /** On one letter; no script stacks more than a few. */
        private static final int MOST_MARKS = 8;

        private final StringBuilder text = new StringBuilder();
        private boolean spaceDue;
        private int marks;

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
            words.codePoints().takeWhile(any -> text.length() < ENOUGH).forEach(this::append);
        }

        /**
         * Markdown has names and numbers for characters that nobody may enter, and a text that is cut may lose the end
         * of a bidirectional embedding: neither controls nor what is no character of a text belongs to an excerpt. Of
         * the marks on one letter as many are shown as a script needs.
         */
        private void append(int character) {
            if (Character.isWhitespace(character) || character == NEXT_LINE) {
                spaceDue = true;
                return;
            }
            var isMark = isMark(character);
            if (Character.getType(character) != Character.FORMAT) {
                marks = isMark ? marks + 1 : 0;
            }
            if (isMark && marks > MOST_MARKS || !belongsToText(character)) {
                return;
            }
            if (spaceDue && !text.isEmpty()) {
                text.append(' ');
            }
            spaceDue = false;
            text.appendCodePoint(character);
        }

        private static boolean isMark(int character) {
            var type = Character.getType(character);
            return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
        }

        private static boolean belongsToText(int character) {
            var type = Character.getType(character);
            return type != Character.CONTROL
                    && type != Character.SURROGATE
                    && !UCharacter.hasBinaryProperty(character, UProperty.NONCHARACTER_CODE_POINT)
                    && !BidiControls.isOne(character);
        }
    }
}
