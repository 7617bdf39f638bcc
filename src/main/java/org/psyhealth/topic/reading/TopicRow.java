package org.psyhealth.topic.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.topic.events.TopicSensitivity;
import org.psyhealth.topic.events.TopicText;

/** What lists show of a topic, in all languages. */
record TopicRow(
        UUID id,
        @Nullable UUID parentId,
        String slug,
        TopicText title,
        TopicText description,
        String icon,
        String colour,
        TopicSensitivity sensitivity) {

    static final String COLUMNS =
            "t.id, t.parent_id, t.slug, t.title_en, t.title_vi, t.description_en, t.description_vi, t.icon, t.colour,"
                    + " t.sensitivity";

    static TopicRow of(ResultSet row, int number) throws SQLException {
        return new TopicRow(
                row.getObject("id", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getString("slug"),
                new TopicText(row.getString("title_en"), row.getString("title_vi")),
                new TopicText(row.getString("description_en"), row.getString("description_vi")),
                row.getString("icon"),
                row.getString("colour"),
                TopicSensitivity.valueOf(row.getString("sensitivity")));
    }

    TopicSummary summary(Locale language) {
        return new TopicSummary(id, slug, title.in(language), icon, colour, sensitivity);
    }

    boolean isSensitive() {
        return sensitivity == TopicSensitivity.SENSITIVE;
    }
}
