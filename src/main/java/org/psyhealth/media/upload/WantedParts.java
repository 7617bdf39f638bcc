package org.psyhealth.media.upload;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Parts to send.
 *
 * @param numbers of the parts, from 1
 */
record WantedParts(@NotNull @Size(min = 1, max = 20) List<@NotNull @Min(1) @Max(10_000) Integer> numbers) {}
