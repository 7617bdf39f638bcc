package org.psyhealth.platform.modules;

import java.util.Comparator;
import java.util.List;
import org.psyhealth.platform.events.EventContracts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells which modules this process runs, where their APIs are, and which topics they publish and consume. */
@RestController
class DiscoveryController {

    private final Discovery discovery;

    DiscoveryController(List<ModuleDescriptor> modules) {
        this.discovery = new Discovery(modules.stream()
                .sorted(Comparator.comparing(ModuleDescriptor::name))
                .map(DiscoveredModule::of)
                .toList());
    }

    @GetMapping("/api/discovery")
    Discovery discover() {
        return discovery;
    }

    record Discovery(List<DiscoveredModule> modules) {}

    record DiscoveredModule(String name, String api, List<String> publishes, List<String> consumes) {

        static DiscoveredModule of(ModuleDescriptor module) {
            return new DiscoveredModule(
                    module.name(),
                    module.api(),
                    module.publishes().stream().map(EventContracts::topicOf).toList(),
                    module.consumes().stream().map(EventContracts::topicOf).toList());
        }
    }
}
