package org.psyhealth.notification.inbox;

/**
 * Two people of whom one does not want to hear of the other, as parts of statements. Nobody is told of what was written
 * while a block of the two held, or while the recipient muted the writer; so that is never told later, however often
 * the silence starts and ends.
 */
final class Silence {

    /** The recipients who do not hear of {@code :author} at {@code :publishedAt}; found once for each statement. */
    static final String RECIPIENTS = """
            array(select s.by_id from notification.silence s
                    where s.of_id = :author and s.periods @> cast(:publishedAt as timestamptz)
                union all select s.of_id from notification.silence s
                    where s.by_id = :author and s.kind = 'BLOCK' and s.periods @> cast(:publishedAt as timestamptz))""";

    /** The people of whom {@code :caller} does not hear at the moment, {@code :now}; found once for each statement. */
    static final String ACTORS = """
            array(select s.of_id from notification.silence s
                    where s.by_id = :caller and (upper_inf(s.periods) or upper(s.periods) > :now)
                union all select s.by_id from notification.silence s
                    where s.of_id = :caller and s.kind = 'BLOCK' and upper_inf(s.periods))""";

    private Silence() {}

    /** The condition that a recipient heard of an actor at a time; each is an expression. */
    static String isNone(String recipient, String actor, String at) {
        return """
                not exists (select from notification.silence s
                    where s.by_id = %1$s and s.of_id = %2$s and s.periods @> %3$s)
                and not exists (select from notification.silence s
                    where s.by_id = %2$s and s.of_id = %1$s and s.kind = 'BLOCK' and s.periods @> %3$s)
                """.formatted(recipient, actor, at);
    }
}
