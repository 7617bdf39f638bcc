package org.psyhealth.media.audio;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.psyhealth.media.format.MediaFormat;
import org.psyhealth.media.format.RefusedFileException;

/**
 * MPEG-4 files with one track of AAC and nothing else to play (ISO/IEC 14496-12 and 14496-14), whole or in fragments.
 * The walk descends along the boxes of a track only: how deep others are nested does not matter.
 */
final class M4aCleaner {

    private final SourceFile source;
    private final TargetFile target;
    private final PlayingTime time;
    private final BoxCopy copy;
    private final Samples samples = new Samples();
    private final List<Duration> stated = new ArrayList<>();

    M4aCleaner(SourceFile source, TargetFile target, PlayingTime time) {
        this.source = source;
        this.target = target;
        this.time = time;
        copy = new BoxCopy(source, target);
    }

    CleanAudio clean() throws RefusedFileException, IOException {
        if (!source.hasAt(Integer.BYTES, "ftyp")) {
            throw Refusal.wrongType("it does not begin with a file type");
        }
        target.extend(source.size());
        var boxes = copy.within(0, source.size(), Set.of("ftyp", "moov", "moof", "mdat"));
        FileType.copy(boxes.one("ftyp"), copy);
        var movie = copy.open(boxes.one("moov"), "mvhd", "trak", "mvex");
        if (movie.all("trak").size() > 1) {
            throw Refusal.wrongType("it has more than one track");
        }
        var header = TimeHeader.copyMovie(movie.one("mvhd"), copy);
        var track = M4aTrack.copy(movie.one("trak"), copy);
        var sound = new SoundData(copy, target, boxes.all("mdat"));
        SampleTable.copy(track.table(), copy, sound, samples);
        var extension = movie.optional("mvex");
        if (extension.isPresent()) {
            copyFragments(
                    extension.get(), boxes.all("moof"), new Fragments(copy, sound, samples, track.number()), header);
        } else if (!boxes.all("moof").isEmpty()) {
            throw Refusal.unreadable("it has fragments of no movie");
        }
        stated.add(header.duration());
        stated.add(PlayingTime.of(track.unitsOfMovie(), header.number()));
        stated.add(track.media().duration());
        var duration = duration(track, extension.isPresent());
        if (track.edits().isPresent()) {
            new EditList(copy, header.number(), track.media().number(), duration)
                    .copy(track.edits().get(), extension.isPresent());
        }
        return new CleanAudio(MediaFormat.M4A, track.coder().codec(), duration);
    }

    private void copyFragments(Box mvex, List<Box> moofs, Fragments fragments, TimeHeader.Fields movie)
            throws RefusedFileException, IOException {
        var boxes = copy.open(mvex, "mehd", "trex");
        var whole = boxes.optional("mehd");
        if (whole.isPresent()) {
            stated.add(PlayingTime.of(TimeHeader.copyExtends(whole.get(), copy), movie.number()));
        }
        fragments.copy(boxes.one("trex"), moofs);
    }

    /** The headers of a fragmented movie tell of what is before its fragments. */
    private Duration duration(M4aTrack track, boolean isFragmented) throws RefusedFileException {
        var coder = track.coder();
        var duration = time.of(
                PlayingTime.of(samples.count() * coder.frame(), coder.rate()),
                PlayingTime.of(samples.units(), track.media().number()));
        for (var other : stated) {
            if (isFragmented) {
                time.requireNoMore(other, duration);
            } else {
                time.requireTrue(other, duration);
            }
        }
        return duration;
    }
}
