package org.psyhealth.bench.control;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Mode a: the insert and nothing else. */
@Component
@Profile("bare")
class BareAnnouncer implements Announcer {

    @Override
    public void announce(PostAdded event) {}
}
