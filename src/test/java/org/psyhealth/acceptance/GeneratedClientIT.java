package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.psyhealth.platform.security.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

/** OpenAPI Generator makes usable clients of the committed document. */
@IntegrationTest
class GeneratedClientIT {

    private static final Path GENERATOR = Path.of("target/openapi-generator/openapi-generator-cli.jar");
    private static final Path TOUR = Path.of("src/test/resources/generated-client/ClientTour.java.txt");
    private static final String PACKAGE = "org.psyhealth.client";

    private final String base;

    @Autowired
    GeneratedClientIT(@LocalServerPort int port) {
        base = "http://localhost:" + port;
    }

    @Test
    void the_java_client_compiles_and_walks_through_the_api() throws Exception {
        var client = generate(
                "java",
                "library=native,useJakartaEe=true,openApiNullable=true,hideGenerationTimestamp=true,invokerPackage="
                        + PACKAGE + ",apiPackage=" + PACKAGE + ".api,modelPackage=" + PACKAGE + ".model");
        Files.copy(TOUR, client.resolve("src/main/java/ClientTour.java"));
        var classes = client.resolve("classes");
        compile(client.resolve("src/main/java"), classes);

        try (var loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            var issuer = TestIssuer.shared();
            loader.loadClass(PACKAGE + ".tour.ClientTour")
                    .getMethod("walk", String.class, String.class, String.class, String.class)
                    .invoke(
                            null,
                            base,
                            issuer.token(UUID.randomUUID(), "ADMIN"),
                            issuer.token(UUID.randomUUID(), "MEMBER"),
                            issuer.token(UUID.randomUUID(), "MEMBER"));
        }
    }

    @Test
    void the_typescript_types_know_null_and_enumerations() throws Exception {
        var models =
                generate("typescript-fetch", "modelPropertyNaming=original").resolve("models");

        assertThat(models.resolve("ProfileDetails.ts")).content().contains("bio?: string | null;", "locale?: ");
        assertThat(models.resolve("PostView.ts"))
                .content()
                .contains("title: string;", "publishedAt: Date | null;", "'DRAFT'", "author: PostAuthor;");
        assertThat(models.resolve("PostSummaryPage.ts"))
                .content()
                .contains("items: Array<PostSummary>;", "next: string | null;");
    }

    private static Path generate(String language, String options) throws IOException, InterruptedException {
        var directory = Path.of("target", "generated-client", language);
        FileSystemUtils.deleteRecursively(directory);
        var log = Files.createTempFile(Path.of("target"), "openapi-generator", ".log");
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-jar",
                        GENERATOR.toString(),
                        "generate",
                        "--input-spec",
                        "docs/openapi.json",
                        "--generator-name",
                        language,
                        "--output",
                        directory.toString(),
                        "--global-property",
                        "apis,models,supportingFiles,apiDocs=false,modelDocs=false,apiTests=false,modelTests=false",
                        "--additional-properties",
                        options)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as("OpenAPI Generator: %s", Files.readString(log))
                .isTrue();
        return directory;
    }

    private static void compile(Path sources, Path classes) throws IOException {
        Files.createDirectories(classes);
        var arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        try (var files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        var errors = new ByteArrayOutputStream();
        var exit = ToolProvider.getSystemJavaCompiler().run(null, null, errors, arguments.toArray(String[]::new));
        assertThat(exit).as(errors.toString(StandardCharsets.UTF_8)).isZero();
    }
}
