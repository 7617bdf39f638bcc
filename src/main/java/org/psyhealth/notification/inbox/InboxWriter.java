package org.psyhealth.notification.inbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts notifications into inboxes, in the transaction that records their cause. Each insert has a natural key, so
 * processing the same event again adds nothing.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class InboxWriter {

    private final JdbcClient jdbc;
    private final InboxCounter counter;

    InboxWriter(JdbcClient jdbc, InboxCounter counter) {
        this.jdbc = jdbc;
        this.counter = counter;
    }

    /** Welcomes a person, once. */
    public void welcome(UUID recipientId, Instant memberSince) {
        var told = jdbc.sql("""
                insert into notification.inbox (recipient_id, dedup_key, kind, created_at)
                values (:recipientId, 'welcome', 'WELCOME', :at)
                on conflict (recipient_id, dedup_key) do nothing""")
                .param("recipientId", recipientId)
                .param("at", memberSince.atOffset(ZoneOffset.UTC))
                .update();
        counter.put("WELCOME", told);
    }

    /** Removes the welcome of somebody who is erased, and the letter with it. */
    public void forgetWelcome(UUID recipientId) {
        jdbc.sql("delete from notification.inbox where recipient_id = :recipientId and dedup_key = 'welcome'")
                .param("recipientId", recipientId)
                .update();
    }
}
