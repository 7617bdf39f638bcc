package org.psyhealth.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.psyhealth.platform.web.Http.Reply;

/** Assertions on problem documents. */
public final class ProblemAssertions {

    private ProblemAssertions() {}

    /** The reply is a whole problem document of this status and type. */
    public static void assertProblem(Reply reply, int status, String problem) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
        assertThat(reply.json().path("title").asString()).isNotEmpty();
        assertThat(reply.json().path("detail").asString()).isNotEmpty();
    }
}
