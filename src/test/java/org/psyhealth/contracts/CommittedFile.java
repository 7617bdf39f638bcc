package org.psyhealth.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that is generated from the code and committed, so that a change of it is seen in review. A build with
 * {@code -Dpsyhealth.contracts=accept} writes it.
 */
public record CommittedFile(Path path) {

    private static final boolean ACCEPT = "accept".equals(System.getProperty("psyhealth.contracts"));

    public static CommittedFile of(String path) {
        return new CommittedFile(Path.of(path).toAbsolutePath());
    }

    /** Whether this build writes the files, so that their committed content says nothing yet. */
    static boolean isAccepting() {
        return ACCEPT;
    }

    /** The committed content, null if there is none yet. */
    public @Nullable String content() {
        try {
            return Files.exists(path) ? Files.readString(path) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails when the committed content is not the generated one, unless the change is being accepted. */
    public void mustEqual(String generated) {
        if (ACCEPT) {
            try {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, generated);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(content())
                .as(
                        "%s must be what the code says; review the change, then accept it by running this test with"
                                + " -Dpsyhealth.contracts=accept (CONTRIBUTING.md)",
                        path)
                .isEqualTo(generated);
    }
}
