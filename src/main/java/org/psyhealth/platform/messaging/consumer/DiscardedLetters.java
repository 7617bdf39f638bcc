package org.psyhealth.platform.messaging.consumer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code platform.discarded_letter}: letters that are closed although they may be after the committed offset.
 * They are kept beyond it, for a re-drive that was frozen before them and has not noticed yet that another took over.
 * Rows of letters that have expired are deleted when the next row of the topic is inserted.
 */
@Component
class DiscardedLetters {

    private final JdbcClient jdbc;

    DiscardedLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Closes a letter.
     *
     * @param beginning the offset of the oldest letter that is still there
     */
    void insert(String topic, long offset, UUID by, long beginning) {
        jdbc.sql("delete from platform.discarded_letter where topic = ? and letter_offset < ?")
                .params(topic, beginning)
                .update();
        jdbc.sql("""
                        insert into platform.discarded_letter (topic, letter_offset, discarded_by)
                        values (?, ?, ?) on conflict do nothing""").params(topic, offset, by).update();
    }

    /** The discarded letters of a topic from an offset on. */
    Set<Long> from(String topic, long offset) {
        return jdbc.sql("select letter_offset from platform.discarded_letter where topic = ? and letter_offset >= ?")
                .params(topic, offset)
                .query((row, number) -> row.getLong("letter_offset"))
                .set();
    }

    boolean contains(String topic, long offset) {
        return jdbc.sql("select count(*) from platform.discarded_letter where topic = ? and letter_offset = ?")
                        .params(topic, offset)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** All rows, by topic. */
    Map<String, List<Long>> all() {
        var offsets = new HashMap<String, List<Long>>();
        jdbc.sql("select topic, letter_offset from platform.discarded_letter").query(row -> {
            offsets.computeIfAbsent(row.getString("topic"), topic -> new ArrayList<>())
                    .add(row.getLong("letter_offset"));
        });
        return offsets;
    }
}
