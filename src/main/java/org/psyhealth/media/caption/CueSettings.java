package org.psyhealth.media.caption;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings of a cue (WebVTT, section 4.4): where it appears. Those of regions, and unknown ones, are left away. */
final class CueSettings {

    private static final String PERCENTAGE = "(?:100(?:\\.0{1,6})?|[0-9]{1,2}(?:\\.[0-9]{1,6})?)%";

    private static final Map<String, Pattern> KNOWN = Map.of(
            "vertical", Pattern.compile("rl|lr"),
            "line", Pattern.compile("(?:-?[0-9]{1,4}|" + PERCENTAGE + ")(?:,(?:start|center|end))?"),
            "position", Pattern.compile(PERCENTAGE + "(?:,(?:line-left|center|line-right))?"),
            "size", Pattern.compile(PERCENTAGE),
            "align", Pattern.compile("start|center|end|left|right"));

    private CueSettings() {}

    /** The valid ones, each once and after a space. */
    static String valid(String settings) {
        var valid = new LinkedHashMap<String, String>();
        for (var setting : settings.split("[ \t]+")) {
            var colon = setting.indexOf(':');
            var known = colon < 0 ? null : KNOWN.get(setting.substring(0, colon));
            if (known != null && known.matcher(setting.substring(colon + 1)).matches()) {
                valid.put(setting.substring(0, colon), setting);
            }
        }
        return valid.values().stream().map(setting -> " " + setting).collect(Collectors.joining());
    }
}
