package org.psyhealth.acceptance.scenario;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A post in the ledger. */
final class LedgerPost {

    private final Identity author;
    private final Subject<PostState> subject;
    private volatile @Nullable UUID id;
    private volatile String etag = "";

    LedgerPost(Identity author, String title) {
        this.author = author;
        this.subject = new Subject<>("post \"" + title + "\" of " + author, PostState.Gone.NEVER_WRITTEN);
    }

    Identity author() {
        return author;
    }

    Subject<PostState> subject() {
        return subject;
    }

    /** Applies the server's response. */
    void answered(Answer answer) {
        etag = answer.etag();
        if (id == null) {
            id = UUID.fromString(answer.json().path("id").asString());
        }
    }

    /** Null until the server has returned it. */
    @Nullable
    UUID knownId() {
        return id;
    }

    UUID id() {
        return Objects.requireNonNull(id);
    }

    String path() {
        return "/api/posts/" + id();
    }

    String etag() {
        return etag;
    }

    boolean isPublished() {
        return subject.possible().stream()
                .allMatch(state -> state instanceof PostState.Readable readable && readable.published());
    }
}
