package org.psyhealth.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Who can log in to a local realm. */
public record DemoPeople(List<Person> people) {

    /** Everybody's password. */
    public static final String PASSWORD = "psyhealth";

    /** One of them. */
    public record Person(
            String username,
            String firstName,
            String lastName,
            String role,
            String locale,
            String timeZone,
            String bio) {

        /** The address: nobody receives it. */
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
