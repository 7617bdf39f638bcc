package org.psyhealth.post.reading;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.delivery.SignedImage;
import org.psyhealth.post.reaction.ReactionKind;
import org.psyhealth.topic.events.TopicText;
import org.psyhealth.user.events.UserRole;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A post as a caller sees it.
 *
 * @param body Markdown
 * @param topics its topics, in the author's order
 * @param reactions the number of reactions of each kind
 * @param myReactions the kinds of the caller's own reactions
 * @param publishedAt null for a draft
 * @param editedAt the last change after publication; null without one
 * @param version shown as the entity tag only
 */
public record PostView(
        UUID id,
        Status status,
        String title,
        String body,
        PostAuthor author,
        List<PostTopic> topics,
        Map<ReactionKind, Integer> reactions,
        List<ReactionKind> myReactions,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Instant editedAt,
        @JsonIgnore long version) {

    /**
     * Who wrote a post.
     *
     * @param displayName null until the event with the name has arrived; a neutral text for somebody who has left
     * @param role what readers may rely on: a therapist's profession has been checked, staff speaks for the operator;
     *     null until the event with the role has arrived
     * @param avatar the author's picture; null when there is none
     */
    public record PostAuthor(
            UUID id,
            @Nullable String displayName,
            @Nullable UserRole role,
            @Nullable AuthorAvatar avatar) {

        /** An author of whom nothing is known yet. */
        public static PostAuthor unknown(UUID id) {
            return new PostAuthor(id, null, null, null);
        }
    }

    /**
     * An author's picture, as small as it is shown beside a post.
     *
     * @param images squares, the smallest first
     * @param blurhash a blurred picture to show meanwhile (BlurHash)
     */
    public record AuthorAvatar(
            List<SignedImage> images, @Nullable String blurhash) {}

    /** Whether others can see a post. */
    public enum Status {
        DRAFT,
        PUBLISHED
    }

    /**
     * A topic of a post.
     *
     * @param name in the language that the request prefers
     */
    public record PostTopic(String slug, String name) {

        /** The topic in the language of the current request. */
        public static PostTopic of(String slug, TopicText title) {
            return new PostTopic(slug, title.in(LocaleContextHolder.getLocale()));
        }
    }
}
