package org.psyhealth.follow.muting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For how long to mute somebody.
 *
 * @param until when the mute ends by itself, in the future; without an end if absent
 */
record NewMute(@Nullable Instant until) {}
