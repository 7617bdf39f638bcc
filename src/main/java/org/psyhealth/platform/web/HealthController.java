package org.psyhealth.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The health check of load balancers. It reports the state of this task only: the failure of a shared dependency must
 * not take all tasks out of service at once.
 */
@Hidden
@RestController
class HealthController {

    private final ApplicationAvailability availability;

    HealthController(ApplicationAvailability availability) {
        this.availability = availability;
    }

    @GetMapping({"/health", "/health/readiness"})
    ResponseEntity<Map<String, String>> ready() {
        return answer(availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC);
    }

    @GetMapping("/health/liveness")
    ResponseEntity<Map<String, String>> live() {
        return answer(availability.getLivenessState() == LivenessState.CORRECT);
    }

    private static ResponseEntity<Map<String, String>> answer(boolean up) {
        return up
                ? ResponseEntity.ok(Map.of("status", "UP"))
                : ResponseEntity.status(503).body(Map.of("status", "OUT_OF_SERVICE"));
    }
}
