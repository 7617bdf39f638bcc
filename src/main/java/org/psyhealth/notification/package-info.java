/**
 * What people are told: an inbox in the app, and e-mail.
 *
 * <p><b>Owns</b> the inbox of every person and the e-mails sent on its behalf (schema {@code notification}). Of the
 * other modules' data it keeps its own projections: recipients, topic names, who follows which topic, post titles,
 * reactions.
 *
 * <p><b>Publishes</b> to {@code notification-events}, keyed by the recipient: {@code NotificationRead} when a person
 * first reads a notification, {@code NotificationDelivered} and {@code NotificationFailed} for the outcome of an
 * e-mail. The version in their envelope counts the changes of the one notification. Being placed in the inbox publishes
 * nothing: it cannot fail on its own, it is already told by the event that caused it, and a post in a topic with
 * thousands of followers would otherwise cost thousands of outbox rows in the transaction that should be one set-based
 * insert.
 *
 * <p><b>Consumes</b>
 *
 * <ul>
 *   <li>{@code user-events}: registered (a welcome in the inbox and one by e-mail), profile-changed;
 *   <li>{@code topic-events}: created, followed, unfollowed;
 *   <li>{@code post-events}: published (a notification for the followers of its topics), edited, withdrawn (its
 *       notifications are no longer shown), reacted and unreacted (the author's notification comes and goes).
 * </ul>
 *
 * <p><b>API</b> {@code /api/notifications}: the inbox, the unread count, marking as read. Texts are rendered when they
 * are read, in the reader's language and from the projections as they are then, so that a changed name or title shows
 * everywhere and a withdrawn post nowhere.
 *
 * <p><b>Why a module</b>: how and when people are told changes for reasons of its own, and a slow mail server must
 * never slow down writing.
 */
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {
            "platform :: events",
            "platform :: outages",
            "platform :: paging",
            "platform :: problem",
            "platform :: security",
            "user :: events",
            "topic :: events",
            "post :: events"
        })
@NullMarked
package org.psyhealth.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
