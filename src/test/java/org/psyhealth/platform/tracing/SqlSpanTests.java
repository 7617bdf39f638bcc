package org.psyhealth.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlSpanTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insert into platform.outbox (slot) values (?) | insert platform.outbox",
                "UPDATE post.post set title = ? where id = ? | update post.post",
                "delete from platform.outbox where seq = any(?) | delete platform.outbox",
                "select p.id from post.post p join post.topic_ref t on true | select post.post",
                "select id from notification.email for update skip locked | select notification.email",
                "with due as (select 1 from a.b for update skip locked) update a.c set x = ? | update a.c",
                "with new as (insert into topic.counted_post values (?) on conflict do nothing) select 1 | insert topic.counted_post",
                "with some as (select 1 from post.post) select 1 from some | select post.post",
                "commit | commit",
                "select pg_notify(?, '') | select",
            })
    void a_span_is_named_after_what_the_statement_does(String sql, String name) {
        assertThat(SqlSpan.nameOf(sql)).isEqualTo(name);
    }
}
