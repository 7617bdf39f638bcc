/**
 * The profiles of the members: one for each person that signs in.
 *
 * <p><b>Owns</b> the profiles, in one MongoDB database ({@code user}, collection {@code users}; {@code media} is what
 * it keeps of files). A profile has the id of the identity provider's subject and is created when that person first
 * calls any module's API; passwords, roles and sessions stay with the identity provider, whose newest verified address
 * and role a profile follows. E-mail address, locale and time zone are private: others see name, role, bio and the day
 * of joining. A member cannot take a name that looks like that of a therapist or of the staff.
 *
 * <p><b>Publishes</b> {@link org.psyhealth.user.events.UserEvent} on the topic {@code user-events}, keyed by the user
 * id: registered, profile-changed, suspended, reinstated, deactivated, reactivated, erased. An address leaves the
 * module only encrypted. With each change of the status it also publishes who may use the API, by the platform's
 * contract {@code access-events}.
 *
 * <p><b>Consumes</b> {@code identity-events}: seen (registers the person, or updates the address and the role);
 * {@code media-events}: ready, refused and deleted decide which of the pictures that a person chose is shown; and
 * {@code follow-events}: who blocks whom, and to both, the other is a name and no more. If configured, it also queries
 * Keycloak periodically for the existing accounts, and suspends people without one, and has the accounts follow what
 * staff and the people themselves decided.
 *
 * <p><b>API</b> {@code /api/users}: {@code GET} and {@code PATCH /me}, {@code PUT} and {@code DELETE /me/avatar},
 * {@code GET /{id}}, {@code GET /me/status}, {@code POST} and {@code DELETE /me/deactivation}; for staff
 * {@code /api/admin/users}.
 *
 * <p><b>Why MongoDB</b> A profile is read and written as a whole, by its id, and grows by optional parts; it is never
 * joined. For how it publishes without losing events, although the outbox is in another database, see
 * {@link org.psyhealth.user.outbox}.
 */
@ApplicationModule(
        displayName = "User",
        allowedDependencies = {
            "media :: events",
            "platform :: access",
            "platform :: conditional",
            "platform :: contact",
            "platform :: delivery",
            "platform :: events",
            "platform :: identity",
            "platform :: input",
            "platform :: outages",
            "platform :: paging",
            "platform :: problem",
            "platform :: security",
            "platform :: text",
            "follow :: events"
        })
@NullMarked
package org.psyhealth.user;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
