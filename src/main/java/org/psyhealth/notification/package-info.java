/**
 * Notifications: an inbox in the app, and e-mail.
 *
 * <p><b>Owns</b> the inbox of every person and the e-mails sent on its behalf (schema {@code notification}). Of the
 * other modules' data it keeps its own projections: recipients, topic names, who follows which topic, post titles,
 * reactions, who blocks or mutes whom.
 *
 * <p><b>Publishes</b> to {@code notification-events}, keyed by the delivery ({@code <notification>/<channel>}):
 * {@code NotificationRead} when a person first reads a notification, {@code NotificationDelivered} and
 * {@code NotificationFailed} for the outcome of an e-mail. The version in their envelope counts the changes of the
 * notification. Adding a notification to the inbox publishes nothing: it cannot fail on its own, it follows from the
 * event that caused it, and a post in a topic with thousands of followers would otherwise cost thousands of outbox rows
 * in a transaction that should be one set-based insert.
 *
 * <p><b>Consumes</b>
 *
 * <ul>
 *   <li>{@code user-events}: registered (a welcome in the inbox and one by e-mail), profile-changed, suspended (no more
 *       e-mail), reinstated;
 *   <li>{@code topic-events}: the state of each topic, also which are merged into which; followed, unfollowed;
 *   <li>{@code post-events}: published, edited, withdrawn, reacted, unreacted;
 *   <li>{@code follow-events}: blocked, unblocked, muted, unmuted.
 * </ul>
 *
 * <p>Who is notified of a post is a join of two streams: a person is notified if and only if the newest follow of one
 * of the post's topics covers the time of its publication, in whatever order they arrive (see
 * {@code org.psyhealth.notification.inbox.NewPosts}). Nobody is told of what was written while the two blocked each
 * other or the recipient muted the writer, neither then nor later; and while they do, the inbox shows nothing of the
 * other.
 *
 * <p><b>API</b> {@code /api/notifications}: the inbox, the unread count, marking as read. Texts are rendered on read,
 * in the reader's language and from the current projections, so that a changed name or title shows everywhere and a
 * withdrawn post nowhere.
 *
 * <p><b>Why a module</b>: how and when people are notified changes independently of the rest, and a slow mail server
 * must never slow down writes.
 */
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {
            "platform :: contact",
            "platform :: events",
            "platform :: outages",
            "platform :: paging",
            "platform :: persistence",
            "platform :: problem",
            "platform :: security",
            "platform :: text",
            "user :: events",
            "topic :: events",
            "post :: events",
            "follow :: events"
        })
@NullMarked
package org.psyhealth.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
