package org.psyhealth.services.demo;

import static java.util.stream.Collectors.joining;

import org.psyhealth.services.DemoPeople;
import org.psyhealth.services.IdentityProvider;
import org.psyhealth.services.LocalPort;
import org.psyhealth.services.LocalStack;
import org.psyhealth.services.SharedServices;

/** The summary for new users, on one screen. */
final class DemoCard {

    private DemoCard() {}

    static String text(IdentityProvider identityProvider) {
        var app = "http://localhost:" + LocalPort.APP.fixed();
        var people = DemoPeople.load();
        return """

                ------------------------------------------------------------------------------------------
                 psyhealth is ready

                 Start page     %s/ (people and tokens, mail, Keycloak, metrics)
                 API            %s/docs
                 Events         %s/docs/events
                 Management     http://localhost:%d/actuator/health
                 Keycloak       %s/admin/ (admin / admin), realm psyhealth

                 People, all with the password %s
                   members      %s ... (%d)
                   therapists   %s
                   moderator    %s
                   admin        %s

                 A token
                   curl -s %s \\
                     -d grant_type=password -d client_id=%s -d username=%s -d password=%s

                 What to try
                   scripts/tour.sh       walks through the main flow, each request and reply shown
                   Ctrl-C                stops everything; the next start has %s data
                ------------------------------------------------------------------------------------------
                """.formatted(
                        app,
                        app,
                        app,
                        LocalPort.MANAGEMENT.fixed(),
                        identityProvider.base(),
                        DemoPeople.PASSWORD,
                        names(people, "MEMBER"),
                        people.withRole("MEMBER").size(),
                        names(people, "THERAPIST"),
                        names(people, "MODERATOR"),
                        names(people, "ADMIN"),
                        identityProvider.tokenEndpoint(),
                        IdentityProvider.TOUR_CLIENT,
                        people.withRole("MEMBER").getFirst().username(),
                        DemoPeople.PASSWORD,
                        SharedServices.get() instanceof LocalStack local && local.keepsData() ? "the same" : "fresh");
    }

    private static String names(DemoPeople people, String role) {
        return people.withRole(role).stream()
                .limit(6)
                .map(DemoPeople.Person::username)
                .collect(joining(", "));
    }
}
