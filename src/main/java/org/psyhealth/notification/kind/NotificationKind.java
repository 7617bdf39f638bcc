package org.psyhealth.notification.kind;

import java.util.Locale;
import java.util.Set;

/**
 * What a notification tells. Everything about a kind but its texts stands here: who receives it, what it leads to, and
 * the channels that it goes through. The rest is found by its name: its sentences in {@code notification/texts} under
 * {@link #key()}, and for a kind that is sent by e-mail its subject there under {@code <key>.subject} and its templates
 * {@code notification/templates/<key>_<language>.txt} and {@code .html}. A kind without one of them does not start.
 */
public enum NotificationKind {

    /** To each person, once, as of the day on which the person became a member. */
    WELCOME(Target.USER, Channel.IN_APP, Channel.EMAIL),

    /** To everybody but the author whose newest follow of one of the post's topics covers its publication. */
    NEW_POST(Target.POST, Channel.IN_APP),

    /** To the author of a post, for each other person who reacts to it, while at least one kind of reaction lasts. */
    REACTION(Target.POST, Channel.IN_APP);

    private final Target target;
    private final Set<Channel> channels;

    NotificationKind(Target target, Channel... channels) {
        this.target = target;
        this.channels = Set.of(channels);
    }

    /** What it leads to. */
    public Target target() {
        return target;
    }

    /** Whether it goes through a channel. */
    public boolean uses(Channel channel) {
        return channels.contains(channel);
    }

    /** Its name in texts and templates: {@code new-post}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The resources that a notification may lead to. */
    public enum Target {
        POST,
        /** The recipient's own profile. */
        USER
    }
}
