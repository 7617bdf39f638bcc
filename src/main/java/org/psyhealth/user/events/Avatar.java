package org.psyhealth.user.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's picture. Whoever shows the person keeps this, and makes addresses of the keys by {@code platform ::
 * delivery}.
 *
 * @param mediaId the file
 * @param variants squares of several sizes, the smallest first
 * @param blurhash a blurred picture to show meanwhile (BlurHash)
 */
public record Avatar(
        UUID mediaId,
        List<AvatarVariant> variants,
        @Nullable String blurhash) {}
