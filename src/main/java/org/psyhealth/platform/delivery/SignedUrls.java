package org.psyhealth.platform.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Addresses at which a reader finds a file, for a limited time. Whoever may see what a file is attached to gets one as
 * a part of the answer. An address changes once in fifteen minutes only, so that entity tags and browsers' caches are
 * of use; an answer that holds one is for its reader alone ({@code private}).
 */
@Component
public class SignedUrls {

    private static final Duration GRID = Duration.ofMinutes(15);

    /** Of the pictures that are seen most: a page of posts shows dozens, and to sign one by RSA takes a millisecond. */
    private static final int KEPT = 5_000;

    private final StoreSigner store;
    private final CloudFrontSigner cloudFront;
    private final Duration lifetime;
    private final Clock clock;
    private final Cache<String, Signed> signed =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    SignedUrls(StoreSigner store, CloudFrontSigner cloudFront, DeliveryProperties properties, Clock clock) {
        this.store = store;
        this.cloudFront = cloudFront;
        this.lifetime = properties.lifetime();
        this.clock = clock;
    }

    /**
     * The address of a file that the media module made for readers, by its key.
     *
     * @throws IllegalArgumentException if the file is not for readers
     */
    public URI of(String key) {
        var from = now();
        var known = signed.getIfPresent(key);
        if (known != null && known.from().equals(from)) {
            return known.url();
        }
        var url = served(key, from, length());
        signed.put(key, new Signed(from, url));
        return url;
    }

    /**
     * The same, for an address that works longer or shorter than usual.
     *
     * @param lifetime how long it works at least
     */
    public URI of(String key, Duration lifetime) {
        return served(key, now(), lifetime.plus(GRID));
    }

    /** A picture that the media module made for readers, with its address. */
    public SignedImage image(String key, String contentType, int width, int height) {
        return new SignedImage(of(key), contentType, width, height);
    }

    /**
     * The address of a file that its reader saves and that no browser opens.
     *
     * @param name the name to save it under: letters, digits, {@code -} and one dot
     */
    public URI download(String key, String name) {
        return saved(key, name, length());
    }

    /**
     * The same, for an address that works longer or shorter than usual. The store forgets it earlier if the credentials
     * of this process end before, as those of a task do within hours.
     *
     * @param lifetime how long it works at least
     */
    public URI download(String key, String name, Duration lifetime) {
        return saved(key, name, lifetime.plus(GRID));
    }

    private URI served(String key, Instant from, Duration length) {
        if (!key.startsWith("served/")) {
            throw new IllegalArgumentException("not a file for readers");
        }
        return cloudFront.isConfigured()
                ? cloudFront.sign(key, from.plus(length))
                : stored(key, Map.of(), from, length);
    }

    private URI saved(String key, String name, Duration length) {
        var query = Map.of("response-content-disposition", "attachment; filename=\"" + name + "\"");
        return stored(key, query, now(), length);
    }

    private URI stored(String key, Map<String, String> query, Instant from, Duration length) {
        return store.sign(SdkHttpMethod.GET, key, query, Map.of(), from, length);
    }

    /** Longer than the lifetime by one step of the grid, on which the address may already be. */
    private Duration length() {
        return lifetime.plus(GRID);
    }

    /** The last step of the grid. */
    private Instant now() {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond() / GRID.toSeconds() * GRID.toSeconds());
    }

    private record Signed(Instant from, URI url) {}
}
