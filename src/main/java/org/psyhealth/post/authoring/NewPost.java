package org.psyhealth.post.authoring;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.web.input.Characters;

/**
 * A post to write.
 *
 * @param body Markdown
 * @param topics the slugs of one to five topics
 * @param publish whether to publish it immediately; a draft by default
 */
record NewPost(
        @NotBlank @Characters(min = 1, max = Post.MAX_TITLE) String title,

        @NotBlank @Characters(min = 1, max = Post.MAX_BODY, multiline = true)
        String body,

        @NotNull @Size(min = 1, max = Post.MAX_TOPICS) @UniqueElements
        List<@NotNull @Pattern(regexp = Post.TOPIC_SLUG, message = "must be the slug of a topic") String> topics,

        @Nullable Boolean publish) {}
