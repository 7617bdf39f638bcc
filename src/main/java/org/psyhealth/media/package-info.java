/**
 * Files: every picture, sound and caption of every module.
 *
 * <p><b>Owns</b> the schema {@code media}, what is stored for each file, what each person uses of their quota, and all
 * objects in the object store. No other module handles bytes.
 *
 * <p><b>Publishes</b> {@link org.psyhealth.media.events.MediaEvent} (media-events): ready, refused and deleted, keyed
 * by the file.
 *
 * <p><b>Consumes</b> {@link org.psyhealth.user.events.UserEvent} (user-events) for the files that profiles carry: a
 * file that nothing carries for a day is ended. It reads {@link org.psyhealth.user.events.UserRequest} (user-requests),
 * erases or exports a person's files, and answers there.
 *
 * <p><b>API</b> {@code /api/media}: announce an upload, complete it, read, delete, and one's own usage. Bytes go from
 * the client to the object store, and from there to readers, by signed addresses. Staff decide about held files and
 * keep the list of what may not be shown under {@code /api/admin/media}; administrators look for objects of no file.
 *
 * <p><b>Why a module of its own:</b> what a stranger sends is opened, judged and made anew in one place. Other modules
 * hold ids and get keys of served files by events; they need to know nothing of formats, metadata, scanners and quotas.
 * Its workers need memory and processor time that nothing else does, so it can be moved into processes of its own.
 */
@ApplicationModule(
        displayName = "Media",
        allowedDependencies = {
            "platform :: conditional",
            "platform :: delivery",
            "platform :: events",
            "platform :: idempotency",
            "platform :: ids",
            "platform :: input",
            "platform :: outages",
            "platform :: paging",
            "platform :: persistence",
            "platform :: problem",
            "platform :: progress",
            "platform :: security",
            "platform :: text",
            "user :: events"
        })
@NullMarked
package org.psyhealth.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
