package org.psyhealth.notification.kind;

import java.util.Locale;
import java.util.Set;

/**
 * The kinds of notifications: who receives each, what it links to, and the channels that it has texts for. The texts
 * are found by name: its sentence in {@code notification/texts} under {@link #key()}, more specific ones as
 * {@code <key>.titled} and {@code <key>.in-topic}, and for a kind that is sent by e-mail its subject there under
 * {@code <key>.subject} and its templates {@code notification/templates/<key>_<language>.txt} and {@code .html}. The
 * application does not start without the sentence, the subject or a template. The e-mail itself is queued where the
 * notification is written.
 */
public enum NotificationKind {

    /** To each person, once, dated when the person became a member. */
    WELCOME(Target.USER, Channel.IN_APP, Channel.EMAIL),

    /** To everybody but the author whose newest follow of one of the post's topics covers its publication. */
    NEW_POST(Target.POST, Channel.IN_APP),

    /** To the author of a post, for each other person who reacts to it, while at least one reaction is active. */
    REACTION(Target.POST, Channel.IN_APP);

    private final Target target;
    private final Set<Channel> channels;

    NotificationKind(Target target, Channel... channels) {
        this.target = target;
        this.channels = Set.of(channels);
    }

    /** The resource that it links to. */
    public Target target() {
        return target;
    }

    /** Whether it is delivered through a channel. */
    public boolean uses(Channel channel) {
        return channels.contains(channel);
    }

    /** Its name in texts and templates: {@code new-post}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The resources that a notification may link to. */
    public enum Target {
        POST,
        /** The recipient's own profile. */
        USER
    }
}
