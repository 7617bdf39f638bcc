package org.psyhealth.user.lifecycle;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.addEachToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * The pending command to the identity provider in a profile's document, written by the update that changes the status.
 * There is one at most: it names what the account is to be like, so only the newest matters.
 */
@Component
public class AccountCommands {

    private static final String COMMAND = "account";
    private static final String VERSION = COMMAND + ".version";
    private static final String LEASED_UNTIL = COMMAND + ".leasedUntil";
    private static final String TAKEN_ROLES = "takenRoles";

    private final MongoCollection<Document> users;
    private final Clock clock;

    AccountCommands(MongoCollection<Document> users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /**
     * The update that leaves the command; to be included in the update of the status. It keeps the lease of whoever
     * carries out an older one, so that both do not happen at once.
     */
    public static Bson give(long version, AccountTarget target) {
        return combine(set(VERSION, version), set(COMMAND + ".target", target.name()));
    }

    /** Leases a command for a while; empty if none is due. */
    public Optional<AccountCommand> claim(Duration lease) {
        var now = now();
        return Optional.ofNullable(users.findOneAndUpdate(
                        and(exists(VERSION), or(exists(LEASED_UNTIL, false), lte(LEASED_UNTIL, now))),
                        combine(set(LEASED_UNTIL, now.plus(lease)), inc(COMMAND + ".attempts", 1)),
                        new FindOneAndUpdateOptions()
                                .projection(include(COMMAND))
                                .returnDocument(ReturnDocument.AFTER)))
                .map(AccountCommands::command);
    }

    /** Ends a command that was carried out, unless there is a newer one, which is due at once. */
    public void done(AccountCommand command) {
        var ended = users.updateOne(
                and(eq(command.person()), eq(VERSION, command.version()), eq(LEASED_UNTIL, command.leasedUntil())),
                unset(COMMAND));
        if (ended.getMatchedCount() == 0) {
            users.updateOne(
                    and(eq(command.person()), eq(LEASED_UNTIL, command.leasedUntil())),
                    combine(unset(LEASED_UNTIL), unset(COMMAND + ".attempts")));
        }
    }

    /** Tries a command again after a while. */
    public void retry(AccountCommand command, Duration pause) {
        users.updateOne(
                and(eq(command.person()), eq(LEASED_UNTIL, command.leasedUntil())),
                set(LEASED_UNTIL, now().plus(pause)));
    }

    /** The roles that were taken from a person and not given back. */
    public List<TakenRole> takenRoles(UUID person) {
        var stored = users.find(eq(person)).projection(include(TAKEN_ROLES)).first();
        return stored == null
                ? List.of()
                : stored.getList(TAKEN_ROLES, Document.class, List.of()).stream()
                        .map(role -> new TakenRole(role.getString("id"), role.getString("name")))
                        .toList();
    }

    /** Notes the roles before they are taken. */
    public void noteTaken(UUID person, List<TakenRole> roles) {
        var documents = roles.stream()
                .map(role -> new Document("id", role.id()).append("name", role.name()))
                .toList();
        users.updateOne(eq(person), addEachToSet(TAKEN_ROLES, documents));
    }

    /** Forgets the roles after they are given back, or when there is nobody to give them to. */
    public void forgetTaken(UUID person) {
        users.updateOne(eq(person), unset(TAKEN_ROLES));
    }

    /** The number of commands that are not carried out yet, counted in the sparse index. */
    public long waiting() {
        return users.countDocuments(exists(VERSION));
    }

    /** Makes the index that commands are found by. */
    public void ensureIndex() {
        users.createIndex(Indexes.ascending(VERSION), new IndexOptions().sparse(true));
    }

    private static AccountCommand command(Document stored) {
        var command = stored.get(COMMAND, Document.class);
        return new AccountCommand(
                stored.get("_id", UUID.class),
                command.getLong("version"),
                AccountTarget.valueOf(command.getString("target")),
                command.getInteger("attempts"),
                command.getDate("leasedUntil").toInstant());
    }

    /** In milliseconds, as MongoDB stores it: a time read back equals the time written. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
