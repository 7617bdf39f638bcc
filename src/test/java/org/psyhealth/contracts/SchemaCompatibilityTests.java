package org.psyhealth.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaCompatibilityTests {

    private static final String PUBLISHED =
            "{type:object,properties:{title:{type:string},tags:{type:array,items:{type:string}},note:{type:string}},required:[title,tags]}";

    @Test
    void the_same_schema_is_compatible() {
        assertThat(problems(PUBLISHED)).isEmpty();
    }

    @Test
    void a_new_optional_field_is_compatible() {
        assertThat(problems(PUBLISHED.replace("note:", "mood:{type:string},note:")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "',note:{type:string}' | '' | /note: was removed",
                "title:{type:string} | title:{type:integer} | /title: type was \"string\" and is \"integer\"",
                "items:{type:string} | items:{type:integer} | /tags/items: type was \"string\" and is \"integer\"",
                "'[title,tags]' | '[title,tags,note]' | /note: is no longer optional",
                "'[title,tags]' | '[tags]' | /title: is no longer required",
            })
    void any_other_change_is_not(String before, String after, String problem) {
        assertThat(problems(PUBLISHED.replace(before, after))).containsExactly(problem);
    }

    @Test
    void a_new_required_field_is_not() {
        var changed = PUBLISHED.replace("note:", "mood:{type:string},note:").replace("[title,", "[mood,title,");
        assertThat(problems(changed)).containsExactly("/mood: is new and required");
    }

    private static List<String> problems(String changed) {
        return SchemaCompatibility.problems(schema(PUBLISHED), schema(changed));
    }

    private static JsonNode schema(String unquoted) {
        var quoted = unquoted.replaceAll("([a-z]+)", "\"$1\"");
        return JsonMapper.builder().build().readTree(quoted);
    }
}
