package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No operation and no effect is forgotten when somebody blocks or mutes another. */
class BlockMatrixTests {

    private final BlockMatrix matrix = new BlockMatrix();

    @Test
    void every_operation_and_every_effect_is_listed() {
        assertThat(matrix.listed())
                .as(
                        "docs/privacy.md says of each operation and each stream that a module reads what it shows of another"
                                + " person who blocks the caller, whom the caller blocks, or mutes: add a row")
                .containsExactlyInAnyOrderElementsOf(BlockMatrix.existing());
    }

    @Test
    void whatever_concerns_another_person_is_checked() {
        assertThat(BlockProbes.ALL.keySet())
                .as("a row that is not `own` or `state` needs a probe in BlockProbes")
                .containsExactlyInAnyOrderElementsOf(matrix.concerned());
    }
}
