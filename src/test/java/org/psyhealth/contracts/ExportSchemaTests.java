package org.psyhealth.contracts;

import org.junit.jupiter.api.Test;
import org.psyhealth.support.Modules;

/** Each module's part of an export has a committed JSON Schema. */
class ExportSchemaTests {

    @Test
    void the_committed_schema_of_the_list_of_files_is_what_the_code_says() {
        var manifest =
                Modules.CLASSES.get("org.psyhealth.media.export.Manifest").reflect();
        CommittedFile.of("src/main/resources/media/export.json")
                .mustEqual(EventSchemas.ofDocument(manifest, "org.psyhealth.media.export.v1")
                                .toPrettyString() + "\n");
    }
}
