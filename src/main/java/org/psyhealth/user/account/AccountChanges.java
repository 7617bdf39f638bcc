package org.psyhealth.user.account;

import java.time.Clock;
import org.psyhealth.user.lifecycle.AccountCommand;
import org.psyhealth.user.lifecycle.AccountCommands;
import org.springframework.web.client.HttpClientErrorException;

/**
 * Makes an account what a person's status wants it to be. Every step may be repeated, so a command that was carried out
 * in part is carried out again as a whole. Nothing is changed after the lease: another task may have a newer command.
 */
class AccountChanges {

    private final KeycloakAccounts keycloak;
    private final AccountCommands commands;
    private final Clock clock;

    AccountChanges(KeycloakAccounts keycloak, AccountCommands commands, Clock clock) {
        this.keycloak = keycloak;
        this.commands = commands;
        this.clock = clock;
    }

    /** A person without an account has nothing to change. */
    void carryOut(AccountCommand command) {
        try {
            switch (command.target()) {
                case FREE -> giveBack(command);
                case RESTRICTED -> restrict(command);
                case SIGNED_OUT -> {
                    giveBack(command);
                    step(command, () -> keycloak.signOut(command.person()));
                }
                case GONE -> {
                    step(command, () -> keycloak.delete(command.person()));
                    commands.forgetTaken(command.person());
                }
            }
        } catch (HttpClientErrorException.NotFound e) {
            commands.forgetTaken(command.person());
        }
    }

    /** The roles are noted before they are taken, and the sessions end afterwards: no new token states them. */
    private void restrict(AccountCommand command) {
        var person = command.person();
        var privileges = keycloak.privilegesOf(person);
        if (!privileges.isEmpty()) {
            commands.noteTaken(person, privileges);
            step(command, () -> keycloak.take(person, privileges));
        }
        step(command, () -> keycloak.signOut(person));
    }

    private void giveBack(AccountCommand command) {
        var person = command.person();
        var taken = commands.takenRoles(person);
        if (!taken.isEmpty()) {
            step(command, () -> keycloak.giveBack(person, taken));
            commands.forgetTaken(person);
        }
    }

    private void step(AccountCommand command, Runnable change) {
        if (!clock.instant().isBefore(command.leasedUntil())) {
            throw new IllegalStateException("the lease is over");
        }
        change.run();
    }
}
