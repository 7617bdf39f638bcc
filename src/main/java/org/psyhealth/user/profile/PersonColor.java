package org.psyhealth.user.profile;

import java.util.List;
import java.util.UUID;

/** The color of a person without a picture, always the same; white text is readable on each (WCAG 2.2, AA). */
final class PersonColor {

    static final String HEX = "#[0-9a-f]{6}";

    static final List<String> ALL = List.of(
            "#b3261e", "#a8324a", "#9c27b0", "#7b3fa0", "#5e44b8", "#3f51b5", "#1f5fa8", "#0b6a8f", "#00696b",
            "#1b6e4b", "#3a6a1f", "#5f6300", "#7a5900", "#8f4c00", "#8d4a3a", "#5b5f66");

    private PersonColor() {}

    static String of(UUID person) {
        return ALL.get(Math.floorMod(person.hashCode(), ALL.size()));
    }
}
