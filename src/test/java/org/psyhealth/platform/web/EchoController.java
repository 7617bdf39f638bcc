package org.psyhealth.platform.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.conditional.Required;
import org.psyhealth.platform.web.idempotency.IdempotencyKey;
import org.psyhealth.platform.web.input.MergePatch;
import org.psyhealth.platform.web.paging.Keyset;
import org.psyhealth.platform.web.paging.Page;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemType;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Uses every mechanism of the API, as a module's controller would. Only the tests of this package switch it on. */
@Profile("web-test")
@RestController
@RequestMapping("/api/echo")
class EchoController {

    private static final ProblemType TEAPOT = new ProblemType("teapot", HttpStatus.I_AM_A_TEAPOT, "Short and stout");

    private final MergePatch patches;

    EchoController(MergePatch patches) {
        this.patches = patches;
    }

    enum Kind {
        NOTE,
        STORY
    }

    record Note(
            @NotBlank @Size(max = 10) String title,
            @Nullable Integer rank,
            @Nullable Boolean open,
            @Nullable UUID author,
            @Nullable Instant at,
            @Nullable Kind kind,
            @Nullable List<@Valid Tag> tags) {}

    record Tag(@NotBlank String name) {}

    record Person(
            @NotBlank String name, @Nullable @Size(max = 5) String bio) {}

    @PostMapping
    Note post(@Valid @RequestBody Note note) {
        return note;
    }

    @PostMapping("/keyed")
    Map<String, Object> keyed(IdempotencyKey key, @RequestBody Note note) {
        return Map.of("key", String.valueOf(key.value()), "length", key.fingerprint().length, "title", note.title());
    }

    @PatchMapping
    Person patch(@RequestBody JsonNode patch) {
        return patches.apply(patch, new Person("Ann", "kind"));
    }

    @GetMapping
    Page<Integer> list(Paging paging) {
        var from = paging.after().map(key -> Integer.parseInt(key.text(0)) + 1).orElse(0);
        var rows = IntStream.range(from, Math.min(from + paging.fetchSize(), 250))
                .boxed()
                .toList();
        return Page.of(rows, paging, Keyset::of);
    }

    @GetMapping("/me")
    Caller me(Caller caller) {
        return caller;
    }

    @GetMapping("/items/{id}")
    UUID item(@PathVariable UUID id, @RequestParam(required = false) @Max(9) @Nullable Integer depth) {
        return id;
    }

    @GetMapping("/texts/{text}")
    Map<String, String> text(@PathVariable String text, @RequestParam String q) {
        return Map.of("text", text, "q", q);
    }

    @PutMapping("/version")
    void put(IfMatch match) {
        match.check(3);
    }

    @PutMapping("/version/known")
    void putKnown(@Required IfMatch match) {
        match.check(3);
    }

    @PostMapping("/fail/{how}")
    void fail(@PathVariable String how, Caller caller) {
        throw switch (how) {
            case "forbidden" -> caller.is(Role.ADMIN) ? new IllegalStateException() : Problems.forbidden("Not yours.");
            case "missing" -> Problems.notFound("The note");
            case "locked" -> new OptimisticLockingFailureException("select secret from table");
            case "down" -> new CannotCreateTransactionException("jdbc:postgresql://secret");
            case "teapot" -> new ProblemException(TEAPOT, "No coffee.");
            default -> new IllegalStateException("secret");
        };
    }
}
