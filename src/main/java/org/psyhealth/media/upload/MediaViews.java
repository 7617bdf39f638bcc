package org.psyhealth.media.upload;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.events.MediaPurpose;
import org.psyhealth.media.events.MediaVariant;
import org.psyhealth.media.record.MediaRecord;
import org.psyhealth.media.record.MediaRecords;
import org.psyhealth.media.record.MediaResult;
import org.psyhealth.media.record.MediaStatus;
import org.psyhealth.platform.delivery.SignedUrls;
import org.springframework.stereotype.Component;

/** Shows files with addresses that work for their reader, and recordings with their captions. */
@Component
class MediaViews {

    private final MediaRecords records;
    private final SignedUrls urls;

    MediaViews(MediaRecords records, SignedUrls urls) {
        this.records = records;
        this.urls = urls;
    }

    MediaView of(MediaRecord file) {
        return of(List.of(file)).getFirst();
    }

    List<MediaView> of(List<MediaRecord> files) {
        var captions = captionsOf(files.stream()
                .filter(file -> file.purpose() == MediaPurpose.AUDIO && madeOf(file) != null)
                .map(MediaRecord::id)
                .toList());
        return files.stream()
                .map(file -> of(file, captions.getOrDefault(file.id(), List.of())))
                .toList();
    }

    private MediaView of(MediaRecord file, List<MediaView.CaptionView> captions) {
        var result = madeOf(file);
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
                captions,
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

    /** Of all recordings by one query, by the recording. */
    private Map<UUID, List<MediaView.CaptionView>> captionsOf(List<UUID> recordings) {
        return recordings.isEmpty()
                ? Map.of()
                : records.captionsOf(recordings).stream()
                        .collect(Collectors.groupingBy(
                                captions -> Objects.requireNonNull(captions.parentId()),
                                Collectors.flatMapping(captions -> captionOf(captions).stream(), Collectors.toList())));
    }

    private Optional<MediaView.CaptionView> captionOf(MediaRecord captions) {
        var language = Objects.requireNonNull(captions.language(), "captions have a language");
        return addressOf(captions, MediaVariant.CAPTIONS)
                .flatMap(url -> addressOf(captions, MediaVariant.TRANSCRIPT)
                        .map(transcript -> new MediaView.CaptionView(captions.id(), language, url, transcript)));
    }

    private Optional<URI> addressOf(MediaRecord captions, String contentType) {
        return Optional.ofNullable(madeOf(captions)).stream()
                .flatMap(result -> result.variants().stream())
                .filter(variant -> variant.contentType().equals(contentType))
                .map(variant -> urls.of(variant.key()))
                .findFirst();
    }

    private static @Nullable MediaResult madeOf(MediaRecord file) {
        return file.status() == MediaStatus.READY ? file.result() : null;
    }
}
