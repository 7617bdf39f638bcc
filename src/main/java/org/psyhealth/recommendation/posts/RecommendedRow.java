package org.psyhealth.recommendation.posts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.psyhealth.recommendation.posts.Recommendation.Code;
import org.psyhealth.recommendation.posts.Recommendation.FollowedTopic;
import org.psyhealth.recommendation.posts.Recommendation.RecommendationReason;
import org.psyhealth.recommendation.posts.Recommendation.RecommendedPost;

record RecommendedRow(RecommendedPost post, FollowedTopic topic, int reactions, double score, Locale locale) {

    static RecommendedRow of(ResultSet row, int number) throws SQLException {
        var locale = row.getString("locale");
        return new RecommendedRow(
                new RecommendedPost(
                        row.getObject("post_id", UUID.class),
                        row.getString("title"),
                        row.getObject("author_id", UUID.class),
                        row.getObject("published_at", OffsetDateTime.class).toInstant()),
                new FollowedTopic(row.getObject("topic_id", UUID.class), row.getString("slug"), row.getString("name")),
                row.getInt("reactions"),
                row.getDouble("score"),
                locale == null ? Locale.ENGLISH : Locale.forLanguageTag(locale));
    }

    Recommendation toRecommendation(ReasonTexts texts) {
        var code = Code.of(reactions);
        return new Recommendation(
                post, new RecommendationReason(code, topic, texts.render(code, topic.name(), locale)));
    }
}
