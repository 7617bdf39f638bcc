package org.psyhealth.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.psyhealth.acceptance.BlockMatrix.BlockRelation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a caller sees of another person by each operation is what docs/privacy.md says. */
@IntegrationTest
class BlockMatrixIT {

    private final BlockMatrix matrix = new BlockMatrix();
    private final Function<String, String> base;

    @Autowired
    BlockMatrixIT(@LocalServerPort int port) {
        this.base = path -> "http://localhost:" + port;
    }

    @ParameterizedTest
    @EnumSource
    void every_read_and_effect_respects(BlockRelation relation) {
        var scene = new BlockScene(relation, base);
        BlockProbes.ALL.forEach((what, probe) -> {
            if (what.startsWith("GET ")) {
                assertThat(probe.apply(scene)).as("%s, before", what).isEqualTo("shown");
            }
        });

        scene.relate();

        BlockProbes.ALL.forEach((what, probe) -> await().alias(what)
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(probe.apply(scene))
                        .as("%s, %s", what, relation)
                        .isEqualTo(matrix.expected(what, relation))));
    }
}
