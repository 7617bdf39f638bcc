package org.psyhealth.post.reaction;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How one can react to a post. */
public enum ReactionKind {
    /** I stand by you. */
    SUPPORT,
    /** This helped me. */
    THANKS,
    /** A hug. */
    HUG,
    /** This made me see something. */
    INSIGHT;

    /** The name in addresses and documents. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** No reaction of any kind, by {@link #slug()}; the caller may change it. */
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
