package org.psyhealth.topic.following;

import org.psyhealth.platform.security.Caller;
import org.psyhealth.support.ModuleContext;

/** Lets tests of other packages follow topics and opt into them. */
public final class Following {

    private final FollowService service;
    private final OptIns optIns;

    private Following(FollowService service, OptIns optIns) {
        this.service = service;
        this.optIns = optIns;
    }

    public static Following of(ModuleContext module) {
        return new Following(module.get(FollowService.class), module.get(OptIns.class));
    }

    public void follow(String slug, Caller caller) {
        service.follow(slug, caller);
    }

    public void unfollow(String slug, Caller caller) {
        service.unfollow(slug, caller);
    }

    public void optIn(String slug, Caller caller) {
        optIns.optIn(slug, caller);
    }

    public void optOut(String slug, Caller caller) {
        optIns.optOut(slug, caller);
    }
}
