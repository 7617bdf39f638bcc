package org.psyhealth.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What the recorded replies are read with; the expected values are those of the AWS CLI. */
class AwsQueryTests {

    private static final String REPLY = """
            {"services": [{"type": "A", "desired": 2, "on": true,
              "sets": [{"status": "ACTIVE", "id": "old"}, {"status": "PRIMARY", "id": "new"}]}],
             "metric": [{"name": "m1"}, {"name": "m2"}], "composite": [{"name": "c"}], "none": []}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "services[0].type; A",
                "services[0].on; True",
                "services[1].type; None",
                "services[0].missing.deeper; None",
                "services[0].[desired,type,missing]; 2\tA\tNone",
                "services[0].sets[?status=='PRIMARY'] | [0].id; new",
                "services[0].sets[?status=='PRIMARY'] | [0].[id,status]; new\tPRIMARY",
                "services[0].sets[?status=='GONE'] | [0].id; None",
                "metric[].name; m1\tm2",
                "missing[].name; None",
                "[metric[].name, composite[].name][]; m1\tm2\tc",
                "none | [0]; None"
            })
    void a_query_means_what_it_means_to_the_cli(String query, String text) {
        assertThat(AwsQuery.text(AwsQuery.of(JsonMapper.shared().readTree(REPLY), query)))
                .isEqualTo(text);
    }
}
