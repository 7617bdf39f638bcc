package org.psyhealth.post.authoring;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface PostRepository extends JpaRepository<Post, UUID> {

    /**
     * A post to change. Its row is locked until the transaction ends, so that of two changes at once the second sees
     * the first, and is judged by its precondition and not by its luck.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select post from Post post where post.id = :id")
    Optional<Post> lock(UUID id);
}
