package org.psyhealth.post.reaction;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of reactions to a post. */
public enum ReactionKind {
    /** I stand by you. */
    @JsonProperty("support")
    SUPPORT,
    /** This helped me. */
    @JsonProperty("thanks")
    THANKS,
    /** A hug. */
    @JsonProperty("hug")
    HUG,
    /** This made me see something. */
    @JsonProperty("insight")
    INSIGHT;

    /** The name in URLs and documents. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A mutable map with zero reactions of each kind. */
    public static Map<ReactionKind, Integer> noneYet() {
        var totals = new EnumMap<ReactionKind, Integer>(ReactionKind.class);
        for (var kind : values()) {
            totals.put(kind, 0);
        }
        return totals;
    }

    static Optional<ReactionKind> of(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
