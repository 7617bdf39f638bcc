package org.psyhealth.media.upload;

import java.util.List;
import org.psyhealth.media.events.MediaVariant;
import org.psyhealth.media.record.MediaRecord;
import org.psyhealth.media.record.MediaStatus;
import org.psyhealth.platform.delivery.SignedUrls;
import org.springframework.stereotype.Component;

/** Shows files with addresses that work for their reader. */
@Component
class MediaViews {

    private final SignedUrls urls;

    MediaViews(SignedUrls urls) {
        this.urls = urls;
    }

    MediaView of(MediaRecord file) {
        var result = file.status() == MediaStatus.READY ? file.result() : null;
        var variants = result == null
                ? List.<MediaView.VariantView>of()
                : result.variants().stream().map(variant -> of(file, variant)).toList();
        return new MediaView(
                file.id(),
                file.purpose(),
                file.status(),
                file.format().contentType(),
                file.length(),
                file.reason(),
                variants,
                result == null ? null : result.durationMillis(),
                result == null ? null : result.codec(),
                result == null ? null : result.blurhash(),
                file.parentId(),
                file.language(),
                file.createdAt(),
                file.version());
    }

    private MediaView.VariantView of(MediaRecord file, MediaVariant variant) {
        var url = variant.isServed()
                ? urls.of(variant.key())
                : urls.download(variant.key(), "document." + file.format().extension());
        return new MediaView.VariantView(
                url, variant.contentType(), variant.length(), variant.width(), variant.height());
    }
}
