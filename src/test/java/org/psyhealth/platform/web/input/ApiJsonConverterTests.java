package org.psyhealth.platform.web.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.mock.http.MockHttpOutputMessage;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

class ApiJsonConverterTests {

    private static final byte[] KEPT = "{\"kept\":true}".getBytes(StandardCharsets.UTF_8);

    private final ApiJsonConverter converter = new ApiJsonConverter(new JsonMapper());

    @BeforeEach
    void request() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    }

    @AfterEach
    void end() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void what_was_written_for_the_entity_tag_is_sent() throws IOException {
        var body = new Body("a");
        WrittenBody.keep(body, KEPT);

        assertThat(sent(body)).isEqualTo("{\"kept\":true}");
    }

    @Test
    void another_body_is_written_itself_even_if_it_is_equal() throws IOException {
        WrittenBody.keep(new Body("a"), KEPT);

        assertThat(sent(new Body("a"))).isEqualTo("{\"name\":\"a\"}");
    }

    @Test
    void without_a_request_nothing_is_kept() throws IOException {
        RequestContextHolder.resetRequestAttributes();
        var body = new Body("a");
        WrittenBody.keep(body, KEPT);

        assertThat(sent(body)).isEqualTo("{\"name\":\"a\"}");
    }

    private String sent(Body body) throws IOException {
        var message = new MockHttpOutputMessage();
        converter.write(body, ResolvableType.forClass(Body.class), MediaType.APPLICATION_JSON, message, Map.of());
        return message.getBodyAsString();
    }

    record Body(String name) {}
}
