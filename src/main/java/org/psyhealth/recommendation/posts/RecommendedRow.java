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
import org.psyhealth.topic.events.TopicText;

record RecommendedRow(RecommendedPost post, FollowedTopic topic, int reactions, double score, Locale locale) {

    static RecommendedRow of(ResultSet row, int number) throws SQLException {
        var stated = row.getString("locale");
        var locale = stated == null ? Locale.ENGLISH : Locale.forLanguageTag(stated);
        var title = new TopicText(row.getString("title_en"), row.getString("title_vi"));
        return new RecommendedRow(
                new RecommendedPost(
                        row.getObject("post_id", UUID.class),
                        row.getString("title"),
                        row.getObject("author_id", UUID.class),
                        row.getObject("published_at", OffsetDateTime.class).toInstant()),
                new FollowedTopic(row.getObject("topic_id", UUID.class), row.getString("slug"), title.in(locale)),
                row.getInt("reactions"),
                row.getDouble("score"),
                locale);
    }

    Recommendation toRecommendation(ReasonTexts texts) {
        var code = Code.of(reactions);
        return new Recommendation(
                post, new RecommendationReason(code, topic, texts.render(code, topic.name(), locale)));
    }
}
