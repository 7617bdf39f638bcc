package org.psyhealth.post.reaction;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads a kind of reaction from a path: only by its {@link ReactionKind#slug()}. */
@Component
class ReactionKindConverter implements Converter<String, ReactionKind> {

    @Override
    public ReactionKind convert(String slug) {
        return ReactionKind.of(slug).orElseThrow(() -> new IllegalArgumentException("no kind of reaction"));
    }
}
