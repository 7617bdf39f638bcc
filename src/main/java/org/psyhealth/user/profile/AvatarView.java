package org.psyhealth.user.profile;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.delivery.SignedImage;

/**
 * A person's picture.
 *
 * @param mediaId the file
 * @param images squares of several sizes, the smallest first
 * @param blurhash a blurred picture to show meanwhile (BlurHash)
 */
record AvatarView(
        UUID mediaId, List<SignedImage> images, @Nullable String blurhash) {}
