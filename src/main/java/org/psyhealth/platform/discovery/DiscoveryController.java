package org.psyhealth.platform.discovery;

import java.util.List;
import org.psyhealth.platform.events.EventContracts;
import org.psyhealth.platform.messaging.consumer.Subscriptions;
import org.psyhealth.platform.modules.ModuleSelection;
import org.psyhealth.platform.security.OpenToRefused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports which modules this process runs, the paths of their APIs, and the topics they publish and consume. */
@RestController
class DiscoveryController {

    private final ModuleSelection modules;
    private final ApiPaths paths;
    private final EventContracts contracts;
    private final Subscriptions subscriptions;

    DiscoveryController(
            ModuleSelection modules, ApiPaths paths, EventContracts contracts, Subscriptions subscriptions) {
        this.modules = modules;
        this.paths = paths;
        this.contracts = contracts;
        this.subscriptions = subscriptions;
    }

    /** The modules of this process, by name, with the paths of their APIs and their topics. */
    @OpenToRefused
    @GetMapping("/api/discovery")
    Discovery getDiscovery() {
        return new Discovery(modules.names().stream().map(this::describe).toList());
    }

    private DiscoveredModule describe(String module) {
        var reads = subscriptions.topicsOf(module);
        return new DiscoveredModule(
                module,
                paths.of(module),
                contracts.publishedBy(module, reads).keySet().stream()
                        .map(EventContracts::topicOf)
                        .toList(),
                reads);
    }

    /**
     * What this process runs.
     *
     * @param modules by name
     */
    record Discovery(List<DiscoveredModule> modules) {}

    /**
     * A module that this process runs.
     *
     * @param name its name
     * @param api the base paths of its API
     * @param publishes the topics that its events go to
     * @param consumes the topics of other modules that it reads
     */
    record DiscoveredModule(String name, List<String> api, List<String> publishes, List<String> consumes) {}
}
