package org.psyhealth.delivery;

import java.util.List;

/** A step that was run: where, holding which agents and locks, and within how many time limits. */
record Step(String stage, String name, String text, List<String> agents, List<String> locks, int timeouts) {

    boolean is(String other) {
        return name.equals(other);
    }
}
