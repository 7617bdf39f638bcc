package org.psyhealth.post.reaction;

import java.beans.PropertyEditorSupport;

/** Reads a kind of reaction from a path: only by its {@link ReactionKind#slug()}. */
final class ReactionKindEditor extends PropertyEditorSupport {

    @Override
    public void setAsText(String slug) {
        setValue(ReactionKind.of(slug).orElseThrow(() -> new IllegalArgumentException("no kind of reaction")));
    }
}
