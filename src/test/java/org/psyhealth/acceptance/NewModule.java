package org.psyhealth.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.springframework.util.FileSystemUtils;

/**
 * A copy of the source tree with an additional module: the folders under {@code src/test/resources/new-module} and a
 * section in modules.md, and nothing else.
 */
record NewModule(Path tree, Path classes) {

    private static final Path SOURCES = Path.of("src/test/resources/new-module");

    /** Copies the tree, adds the module and compiles it against the application's classes. */
    static NewModule add() throws IOException {
        var tree = Path.of("target/new-module").toAbsolutePath();
        FileSystemUtils.deleteRecursively(tree);
        for (var part :
                List.of("src/main", "docs", "infra/modules.json", "modules.md", "README.md", "LICENSE", "pom.xml")) {
            copy(Path.of(part), tree.resolve(part));
        }
        copy(SOURCES.resolve("src"), tree.resolve("src"));
        Files.writeString(
                tree.resolve("modules.md"),
                Files.readString(SOURCES.resolve("modules.md.txt")),
                StandardOpenOption.APPEND);
        var classes = tree.resolve("classes");
        compile(tree.resolve("src/main/java/org/psyhealth/journal"), classes);
        copy(tree.resolve("src/main/resources/journal"), classes.resolve("journal"));
        return new NewModule(tree, classes);
    }

    /** The class path of the application with the module, with or without the tests. */
    String classPath(boolean withTests) {
        var entries = new ArrayList<>(List.of(classes.toString()));
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> withTests || !entry.endsWith("test-classes"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .forEach(entries::add);
        return String.join(File.pathSeparator, entries);
    }

    private static void compile(Path sources, Path classes) throws IOException {
        Files.createDirectories(classes);
        var arguments = new ArrayList<>(List.of(
                "-parameters",
                "-proc:none",
                "-nowarn",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path")));
        try (var files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        var exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (exit != 0) {
            throw new IllegalStateException("the module does not compile");
        }
    }

    /** Sources are stored in the test resources as {@code .java.txt}, so that no build compiles them. */
    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file).toString().replace(".java.txt", ".java"));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
