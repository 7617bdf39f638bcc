package org.psyhealth.user.events;

import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.events.EventType;

/**
 * A person deactivated the account, and may come back within 30 days: until then the person is not shown to others and
 * not notified. Carries the public state, so that nothing has to be kept elsewhere; it contains no contact.
 *
 * @param profile the public state of the profile
 */
@EventType("org.psyhealth.user.deactivated.v1")
public record UserDeactivated(EventMeta meta, UserProfile profile) implements UserEvent {}
