package org.psyhealth.media.audio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

/**
 * WebM with one track of Opus (RFC 9559; webmproject.org, WebM Container Guidelines), also as browsers record it: with
 * segments and clusters of unknown size, and without a duration. The walk follows {@link WebmElement}, in which nothing
 * contains itself: how deep other elements are nested does not matter.
 */
final class WebmCleaner {

    private final SourceFile source;
    private final TargetFile target;
    private final ElementCopy copy;
    private final WebmHeaders headers = new WebmHeaders();
    private final WebmSound sound;

    WebmCleaner(SourceFile source, TargetFile target, PlayingTime time) {
        this.source = source;
        this.target = target;
        copy = new ElementCopy(source, target);
        sound = new WebmSound(copy, headers, time);
    }

    CleanAudio clean() throws RefusedFileException, IOException {
        if (source.size() < Integer.BYTES || source.number(0, Integer.BYTES) != WebmElement.EBML.id()) {
            throw Refusal.wrongType("it does not begin as an EBML document");
        }
        target.extend(source.size());
        for (var at = 0L; at < source.size(); ) {
            at = copyElement(null, copy.at(at, source.size()));
        }
        return new CleanAudio(MediaFormat.WEBM_OPUS, "opus", sound.duration());
    }

    /** Copies an element, and says where it ends. */
    private long copyElement(@Nullable WebmElement parent, Element element) throws RefusedFileException, IOException {
        var known = WebmElement.of(element.id(), parent);
        if (element.isOpen() && !known.map(WebmElement::mayBeOpen).orElse(false)) {
            throw Refusal.unreadable("an element has no size");
        }
        if (known.isEmpty()) {
            copy.blank(element);
            return element.end();
        }
        return copyKnown(known.get(), element);
    }

    private long copyKnown(WebmElement known, Element element) throws RefusedFileException, IOException {
        if (known.isOnce()) {
            headers.see(known);
        }
        switch (known.content()) {
            case ELEMENTS -> {
                return copyParent(known, element);
            }
            case NUMBER -> copyNumber(known, element);
            case SIGNED -> {
                copy.requireNumber(element);
                copy.keep(element);
            }
            case FRACTION -> copyFraction(known, element);
            case NAME -> copyName(known, element);
            case OPUS_HEAD -> {
                copy.header(element);
                copy.put(element, 0, OpusHead.of(copy.read(element)).bytes());
            }
            case SOUND -> sound.copy(element);
            case UID -> {
                copy.requireNumber(element);
                copy.header(element);
                copy.put(element, element.bodyLength() - 1, (byte) 1);
            }
            case NOTHING -> copy.header(element);
            case FORBIDDEN -> throw Refusal.unreadable("its sound is encrypted or compressed");
        }
        return element.end();
    }

    private long copyParent(WebmElement known, Element element) throws RefusedFileException, IOException {
        switch (known) {
            case CLUSTER -> sound.beginCluster();
            case SEEK -> {
                if (!leadsToKept(element)) {
                    copy.blank(element);
                    return element.end();
                }
            }
            default -> {}
        }
        copy.header(element);
        var at = element.body();
        while (at < element.end() && !(known == WebmElement.CLUSTER && element.isOpen() && copy.endsCluster(at))) {
            at = copyElement(known, copy.at(at, element.end()));
        }
        if (known == WebmElement.EBML) {
            headers.requireWebm();
        } else if (known == WebmElement.TRACK) {
            headers.requireOpus();
        }
        return at;
    }

    /** Whether an entry of the index is of elements that the copy has (RFC 9559, section 6.3). */
    private boolean leadsToKept(Element seek) throws RefusedFileException, IOException {
        var isKept = false;
        for (var at = seek.body(); at < seek.end(); ) {
            var part = copy.at(at, seek.end());
            if (part.id() == WebmElement.SEEK_ID.id()) {
                isKept = WebmElement.of((int) copy.number(part), WebmElement.SEGMENT)
                        .isPresent();
            }
            at = part.end();
        }
        return isKept;
    }

    private void copyNumber(WebmElement known, Element element) throws RefusedFileException, IOException {
        var number = copy.number(element);
        copy.keep(element);
        if (known == WebmElement.TIMESTAMP) {
            sound.timestamp(number);
        } else if (known.isOnce()) {
            headers.number(known, number);
        }
    }

    private void copyFraction(WebmElement known, Element element) throws RefusedFileException, IOException {
        var fraction = copy.fraction(element);
        copy.keep(element);
        if (known == WebmElement.DURATION) {
            headers.duration(fraction);
        }
    }

    private void copyName(WebmElement known, Element element) throws RefusedFileException, IOException {
        var name = copy.text(element);
        headers.name(known, name);
        copy.header(element);
        copy.put(element, 0, name.getBytes(StandardCharsets.ISO_8859_1));
    }
}
