package org.psyhealth.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** The users of a local realm. */
public record DemoPeople(List<Person> people) {

    /** The password of all users. */
    public static final String PASSWORD = "psyhealth";

    /** A demo user. */
    public record Person(
            String username,
            String firstName,
            String lastName,
            String role,
            String locale,
            String timeZone,
            String bio) {

        /** The address, which does not exist. */
        public String email() {
            return username + "@example.org";
        }
    }

    /** All of them, from {@code demo/people.json}. */
    public static DemoPeople load() {
        try (var stream = new ClassPathResource("demo/people.json").getInputStream()) {
            return JsonMapper.shared().readValue(stream, DemoPeople.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those with the given role. */
    public List<Person> withRole(String role) {
        return people.stream().filter(person -> person.role().equals(role)).toList();
    }
}
