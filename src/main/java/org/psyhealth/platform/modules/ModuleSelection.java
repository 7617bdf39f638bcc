package org.psyhealth.platform.modules;

import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The modules this process runs, from {@code psyhealth.modules}: a comma-separated list of module names; all modules if
 * empty.
 */
public final class ModuleSelection {

    static final String PROPERTY = "psyhealth.modules";
    static final String BASE_PACKAGE = "org.psyhealth";

    private final SortedSet<String> selected;
    private final SortedSet<String> unselected;

    private ModuleSelection(SortedSet<String> selected, SortedSet<String> unselected) {
        this.selected = selected;
        this.unselected = unselected;
    }

    static ModuleSelection of(Iterable<String> wanted, Iterable<String> known) {
        var selected = new TreeSet<String>();
        var unselected = new TreeSet<String>();
        known.forEach(unselected::add);
        for (var name : wanted) {
            if (!unselected.contains(name)) {
                throw new InvalidConfigurationPropertyValueException(
                        PROPERTY, name, "there is no such module; the modules are " + unselected);
            }
            selected.add(name);
        }
        if (selected.isEmpty()) {
            selected.addAll(unselected);
        }
        unselected.removeAll(selected);
        return new ModuleSelection(selected, unselected);
    }

    /** The names of the selected modules, in alphabetical order. */
    public SortedSet<String> names() {
        return selected;
    }

    /** The module that a class belongs to: the package below {@code org.psyhealth}. */
    public static String moduleOf(Class<?> type) {
        return type.getPackageName().split("\\.")[2];
    }

    /** Whether a class may be part of this process: it belongs to no unselected module. */
    public boolean includes(String className) {
        return unselected.stream().noneMatch(module -> className.startsWith(BASE_PACKAGE + "." + module + "."));
    }
}
