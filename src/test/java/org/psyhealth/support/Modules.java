package org.psyhealth.support;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.psyhealth.platform.modules.Library;
import org.springframework.modulith.ApplicationModule;

/** All modules, found in the code. */
public final class Modules {

    /** The application's classes, without its tests. */
    public static final JavaClasses CLASSES =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("org.psyhealth");

    private Modules() {}

    /** The names of the modules that {@code psyhealth.modules} may select, in alphabetical order. */
    public static List<String> names() {
        return packages()
                .filter(module -> !module.isAnnotatedWith(Library.class))
                .map(JavaPackage::getRelativeName)
                .toList();
    }

    /** The names of the packages that are part of every process, in alphabetical order. */
    public static List<String> libraries() {
        return packages()
                .filter(module -> module.isAnnotatedWith(Library.class))
                .map(JavaPackage::getRelativeName)
                .toList();
    }

    /** The display name of a module. */
    public static String displayNameOf(String module) {
        return CLASSES.getPackage("org.psyhealth." + module)
                .getAnnotationOfType(ApplicationModule.class)
                .displayName();
    }

    private static Stream<JavaPackage> packages() {
        return CLASSES.getPackage("org.psyhealth").getSubpackages().stream()
                .filter(module -> module.isAnnotatedWith(ApplicationModule.class))
                .sorted((one, other) -> one.getRelativeName().compareTo(other.getRelativeName()));
    }
}
