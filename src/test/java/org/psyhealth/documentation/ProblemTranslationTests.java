package org.psyhealth.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final char CHANGING = '\u0001';

    @Test
    void every_detail_is_translated() throws IOException {
        var sentences = new TreeSet<String>();
        try (var classes = Files.walk(Path.of("target/classes/org/psyhealth"))) {
            for (var file :
                    classes.filter(path -> path.toString().endsWith(".class")).toList()) {
                new ClassReader(Files.readAllBytes(file)).accept(new Sentences(sentences), 0);
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

                private @Nullable String first;
                private @Nullable String last;

                @Override
                public void visitTypeInsn(int opcode, String type) {
                    if (opcode == Opcodes.NEW && type.equals(PACKAGE + "ProblemException")) {
                        first = null;
                    }
                }

                @Override
                public void visitLdcInsn(Object constant) {
                    if (constant instanceof String text) {
                        add(text);
                    }
                }

                @Override
                public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... arguments) {
                    if (method.equals("makeConcatWithConstants")) {
                        add(String.valueOf(arguments[0]).replace(CHANGING, '*'));
                    }
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String method, String type, boolean onInterface) {
                    if (owner.equals(PACKAGE + "ProblemException") && method.equals("<init>")) {
                        keep(first);
                        first = null;
                    } else if (owner.equals(PACKAGE + "Problems") && type.startsWith("(Ljava/lang/String;)")) {
                        keep(method.equals("notFound") && last != null ? last + " was not found." : last);
                    }
                }

                private void add(String text) {
                    first = first == null ? text : first;
                    last = text;
                }

                /** A sentence that begins with a changing part is made elsewhere. */
                private void keep(@Nullable String sentence) {
                    if (sentence != null && !sentence.startsWith("*")) {
                        found.add(sentence);
                    }
                }
            };
        }
    }
}
