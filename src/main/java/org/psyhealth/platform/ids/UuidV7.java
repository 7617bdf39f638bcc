package org.psyhealth.platform.ids;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Time-ordered identifiers (RFC 9562, version 7), so that new rows are appended at the end of their index. */
public final class UuidV7 {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private UuidV7() {}

    /** A new identifier; identifiers from one process are ordered by their millisecond of creation. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
