package org.psyhealth.media.audio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.psyhealth.media.format.RefusedFileException;

/** The boxes that were wanted of a box, by their types. */
record Boxes(Map<String, List<Box>> byType) {

    List<Box> all(String type) {
        return byType.getOrDefault(type, List.of());
    }

    Optional<Box> optional(String type) throws RefusedFileException {
        var boxes = all(type);
        if (boxes.size() > 1) {
            throw Refusal.unreadable("it has several boxes of one type where one may be");
        }
        return boxes.stream().findFirst();
    }

    Box one(String type) throws RefusedFileException {
        return optional(type).orElseThrow(() -> Refusal.unreadable("it has no " + type + " box"));
    }
}
