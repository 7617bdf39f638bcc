package org.psyhealth.platform.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * An aggregate kept in PostgreSQL. It registers its events inside the state transition; saving it through its
 * repository publishes them in the same transaction. Its JPA version is the {@code aggregateVersion} of its events: 0
 * on creation, incremented by every transaction that changes it.
 *
 * @param <A> the aggregate itself
 */
@MappedSuperclass
public abstract class AggregateRoot<A extends AggregateRoot<A>> extends AbstractAggregateRoot<A> {

    @Id
    @Column(updatable = false)
    private UUID id;

    /** Null until the aggregate is first stored, which is how Spring Data detects a new one. */
    @Version
    private @Nullable Long version;

    /** A new aggregate. */
    protected AggregateRoot(UUID id) {
        this.id = id;
    }

    /** For Hibernate, which sets the fields itself. */
    @SuppressWarnings("NullAway.Init")
    protected AggregateRoot() {}

    public UUID id() {
        return id;
    }

    /** The stored version, 0 or more; for a new aggregate the version it will be stored with. */
    public long version() {
        return version == null ? 0 : version;
    }

    /** The envelope of an event caused by the current transition: it carries the version that the commit will store. */
    protected EventMeta nextMeta(Instant now) {
        return EventMeta.of(id, version == null ? 0 : version + 1, now);
    }
}
