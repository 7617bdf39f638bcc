package org.psyhealth.acceptance.scenario;

import java.util.List;

/**
 * A module as reported by the processes that run it.
 *
 * @param paths the base paths of its API
 * @param consumes the topics it reads
 */
record DiscoveredModule(String name, List<String> paths, List<String> consumes, List<Member> members) {

    boolean serves(String path) {
        return paths.stream().anyMatch(base -> path.equals(base) || path.matches("\\Q" + base + "\\E[/?].*"));
    }
}
