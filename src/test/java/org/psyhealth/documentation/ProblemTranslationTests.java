package org.psyhealth.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the code says to a caller has a Vietnamese translation. The sentences are read from the compiled code. */
class ProblemTranslationTests {

    private static final String PACKAGE = "org/psyhealth/platform/web/problem/";
    private static final String EXCEPTION = PACKAGE + "ProblemException";
    private static final String MAKES_A_PROBLEM = "\\(.*Ljava/lang/String;.*\\)L" + EXCEPTION + ";";

    /** One that begins with a changing part is made elsewhere. */
    private static final String SENTENCE = "[A-Z].* .*\\.";

    private static final char CHANGING = '\u0001';

    @Test
    void every_detail_is_translated() throws IOException {
        var sentences = new TreeSet<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:org/psyhealth/**/*.class")) {
            if (!file.getURL().getPath().contains("/test-classes/")) {
                new ClassReader(file.getContentAsByteArray()).accept(new Sentences(sentences), 0);
            }
        }
        assertThat(sentences).hasSizeGreaterThan(30).isSubsetOf(translated());
    }

    private static TreeSet<String> translated() throws IOException {
        var texts = new TreeSet<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:/*/problems/vi.json")) {
            try (var content = file.getInputStream()) {
                texts.addAll(JsonMapper.shared().readTree(content).path("texts").propertyNames());
            }
        }
        return texts;
    }

    /** Collects the details that methods create problems with. */
    private static final class Sentences extends ClassVisitor {

        private final TreeSet<String> found;

        Sentences(TreeSet<String> found) {
            super(Opcodes.ASM9);
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {

                private final List<String> constants = new ArrayList<>();

                @Override
                public void visitLdcInsn(Object constant) {
                    if (constant instanceof String text) {
                        constants.add(text);
                    }
                }

                @Override
                public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... arguments) {
                    if (method.equals("makeConcatWithConstants")) {
                        constants.add(String.valueOf(arguments[0]).replace(CHANGING, '*'));
                    }
                }

                /** Every sentence since the last problem was made belongs to the next, whatever branches there are. */
                @Override
                public void visitMethodInsn(int opcode, String owner, String method, String type, boolean onInterface) {
                    if (owner.equals(PACKAGE + "Problems") && method.equals("notFound")) {
                        found.add(constants.getLast() + " was not found.");
                        constants.clear();
                    } else if (owner.equals(EXCEPTION) && method.equals("<init>") || type.matches(MAKES_A_PROBLEM)) {
                        constants.stream()
                                .filter(text -> text.matches(SENTENCE))
                                .forEach(found::add);
                        constants.clear();
                    }
                }
            };
        }
    }
}
