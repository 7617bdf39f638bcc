package org.psyhealth.post.reaction;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of reactions to a post. */
public enum ReactionKind {
    /** I stand by you. */
    SUPPORT,
    /** This helped me. */
    THANKS,
    /** A hug. */
    HUG,
    /** This made me see something. */
    INSIGHT;

    /** The name in URLs and documents. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A mutable map with zero reactions of each kind, by {@link #slug()}. */
    public static Map<String, Integer> noneYet() {
        var totals = new LinkedHashMap<String, Integer>();
        for (var kind : values()) {
            totals.put(kind.slug(), 0);
        }
        return totals;
    }

    static Optional<ReactionKind> of(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
