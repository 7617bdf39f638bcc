package org.psyhealth.platform.web;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.psyhealth.platform.modules.ModuleSelection;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Adds the tag {@code module} to the metrics of requests: the module of the controller, {@code none} without one of
 * ours. It cannot be derived from the path: a module's API is not named after the module.
 */
@Component
class ModuleObservationConvention extends DefaultServerRequestObservationConvention {

    private static final String BASE_PACKAGE = "org.psyhealth.";

    @Override
    public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
        return super.getLowCardinalityKeyValues(context).and(KeyValue.of("module", moduleOf(context)));
    }

    private static String moduleOf(ServerRequestObservationContext context) {
        var request = context.getCarrier();
        var handler = request == null ? null : request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
        return handler instanceof HandlerMethod method
                        && method.getBeanType().getName().startsWith(BASE_PACKAGE)
                ? ModuleSelection.moduleOf(method.getBeanType())
                : "none";
    }
}
